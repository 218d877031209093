using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// The product behind a small dense layer, its columns in vectors: C = bias + A X, with A read by any two strides, so that forward, the gradient of the input (A transposed) and
/// the gradient of the weights are the same loop and no matrix has to be packed. One thread, always the same order of additions: the same bits.
/// </summary>
internal static unsafe class ColumnProduct
{
    /// <summary>Columns are padded to a multiple of this.</summary>
    public const int Lanes = 16;

    /// <summary>Rounds up to whole vectors.</summary>
    public static int Pad(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    /// <summary>C[r, c] = bias[r] + sum over k of a[r * rowStep + k * depthStep] * x[k * xStep + c], negative ones as 0 with relu.</summary>
    /// <param name="rows">Rows of C.</param>
    /// <param name="depth">The number of products added up.</param>
    /// <param name="columns">Columns of C, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="a">The left matrix.</param>
    /// <param name="rowStep">From one of its rows to the next.</param>
    /// <param name="depthStep">From one product to the next.</param>
    /// <param name="x">The right matrix.</param>
    /// <param name="xStep">From one of its rows to the next.</param>
    /// <param name="bias">One a row; null adds none.</param>
    /// <param name="relu">Whether what is below 0 becomes 0.</param>
    /// <param name="c">The result.</param>
    /// <param name="cStep">From one of its rows to the next.</param>
    public static void Run(
        int rows, int depth, int columns, float* a, int rowStep, int depthStep, float* x, int xStep, float* bias, bool relu, float* c, int cStep)
    {
        // Two vectors of columns stay in the first-level cache while all rows go by.
        var column = 0;
        for (; column + (2 * Lanes) <= columns; column += 2 * Lanes)
        {
            var row = 0;
            for (; row + 4 <= rows; row += 4)
                FourByTwo(depth, a + (row * rowStep), rowStep, depthStep, x + column, xStep, bias is null ? null : bias + row, relu, c + (row * cStep) + column, cStep);
            for (; row < rows; row++)
            {
                OneByOne(depth, a + (row * rowStep), depthStep, x + column, xStep, bias is null ? 0 : bias[row], relu, c + (row * cStep) + column);
                OneByOne(depth, a + (row * rowStep), depthStep, x + column + Lanes, xStep, bias is null ? 0 : bias[row], relu, c + (row * cStep) + column + Lanes);
            }
        }

        if (column == columns)
            return;
        var last = 0;
        for (; last + 4 <= rows; last += 4)
            FourByOne(depth, a + (last * rowStep), rowStep, depthStep, x + column, xStep, bias is null ? null : bias + last, relu, c + (last * cStep) + column, cStep);
        for (; last < rows; last++)
            OneByOne(depth, a + (last * rowStep), depthStep, x + column, xStep, bias is null ? 0 : bias[last], relu, c + (last * cStep) + column);
    }

    private static void FourByTwo(
        int depth, float* a, int rowStep, int depthStep, float* x, int xStep, float* bias, bool relu, float* c, int cStep)
    {
        var c00 = Vector512.Create(bias is null ? 0 : bias[0]);
        var c10 = Vector512.Create(bias is null ? 0 : bias[1]);
        var c20 = Vector512.Create(bias is null ? 0 : bias[2]);
        var c30 = Vector512.Create(bias is null ? 0 : bias[3]);
        var (c01, c11, c21, c31) = (c00, c10, c20, c30);
        float* a1 = a + rowStep, a2 = a1 + rowStep, a3 = a2 + rowStep;
        for (var k = 0; k < depth; k++)
        {
            var x0 = Vector512.Load(x);
            var x1 = Vector512.Load(x + Lanes);
            var w = Vector512.Create(*a);
            c00 = Vector512.MultiplyAddEstimate(w, x0, c00);
            c01 = Vector512.MultiplyAddEstimate(w, x1, c01);
            w = Vector512.Create(*a1);
            c10 = Vector512.MultiplyAddEstimate(w, x0, c10);
            c11 = Vector512.MultiplyAddEstimate(w, x1, c11);
            w = Vector512.Create(*a2);
            c20 = Vector512.MultiplyAddEstimate(w, x0, c20);
            c21 = Vector512.MultiplyAddEstimate(w, x1, c21);
            w = Vector512.Create(*a3);
            c30 = Vector512.MultiplyAddEstimate(w, x0, c30);
            c31 = Vector512.MultiplyAddEstimate(w, x1, c31);
            a += depthStep;
            a1 += depthStep;
            a2 += depthStep;
            a3 += depthStep;
            x += xStep;
        }

        Store(c00, relu, c);
        Store(c01, relu, c + Lanes);
        Store(c10, relu, c + cStep);
        Store(c11, relu, c + cStep + Lanes);
        Store(c20, relu, c + (2 * cStep));
        Store(c21, relu, c + (2 * cStep) + Lanes);
        Store(c30, relu, c + (3 * cStep));
        Store(c31, relu, c + (3 * cStep) + Lanes);
    }

    private static void FourByOne(
        int depth, float* a, int rowStep, int depthStep, float* x, int xStep, float* bias, bool relu, float* c, int cStep)
    {
        var c0 = Vector512.Create(bias is null ? 0 : bias[0]);
        var c1 = Vector512.Create(bias is null ? 0 : bias[1]);
        var c2 = Vector512.Create(bias is null ? 0 : bias[2]);
        var c3 = Vector512.Create(bias is null ? 0 : bias[3]);
        float* a1 = a + rowStep, a2 = a1 + rowStep, a3 = a2 + rowStep;
        for (var k = 0; k < depth; k++)
        {
            var x0 = Vector512.Load(x);
            c0 = Vector512.MultiplyAddEstimate(Vector512.Create(*a), x0, c0);
            c1 = Vector512.MultiplyAddEstimate(Vector512.Create(*a1), x0, c1);
            c2 = Vector512.MultiplyAddEstimate(Vector512.Create(*a2), x0, c2);
            c3 = Vector512.MultiplyAddEstimate(Vector512.Create(*a3), x0, c3);
            a += depthStep;
            a1 += depthStep;
            a2 += depthStep;
            a3 += depthStep;
            x += xStep;
        }

        Store(c0, relu, c);
        Store(c1, relu, c + cStep);
        Store(c2, relu, c + (2 * cStep));
        Store(c3, relu, c + (3 * cStep));
    }

    private static void OneByOne(int depth, float* a, int depthStep, float* x, int xStep, float bias, bool relu, float* c)
    {
        var sum = Vector512.Create(bias);
        for (var k = 0; k < depth; k++)
            sum = Vector512.MultiplyAddEstimate(Vector512.Create(a[k * depthStep]), Vector512.Load(x + (k * xStep)), sum);
        Store(sum, relu, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> values, bool relu, float* c) =>
        (relu ? Vector512.Max(values, Vector512<float>.Zero) : values).Store(c);
}
