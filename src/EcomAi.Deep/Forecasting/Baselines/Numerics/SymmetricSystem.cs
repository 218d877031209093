namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>Linear equations with a symmetric, positive semidefinite matrix, such as those of least squares.</summary>
internal static class SymmetricSystem
{
    /// <summary>
    /// Solves by Cholesky's factors. An unknown that the others determine, to rounding, becomes 0.
    /// </summary>
    /// <param name="matrix">The matrix by rows, [n, n], of which the lower triangle is read; destroyed.</param>
    /// <param name="vector">The right-hand side, [n]; takes the solution.</param>
    public static void Solve(Span<double> matrix, Span<double> vector)
    {
        var size = vector.Length;
        for (var i = 0; i < size; i++)
        {
            var row = matrix.Slice(i * size, i + 1);
            var diagonal = row[i];
            for (var j = 0; j <= i; j++)
            {
                var other = matrix.Slice(j * size, j + 1);
                var sum = row[j];
                for (var k = 0; k < j; k++)
                    sum -= row[k] * other[k];
                if (j < i)
                    row[j] = sum * other[j];
                else
                    row[i] = sum > 1e-12 * diagonal ? 1 / Math.Sqrt(sum) : 0; // the diagonal holds reciprocals
            }
        }

        for (var i = 0; i < size; i++)
        {
            var sum = vector[i];
            for (var k = 0; k < i; k++)
                sum -= matrix[(i * size) + k] * vector[k];
            vector[i] = sum * matrix[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            var sum = vector[i];
            for (var k = i + 1; k < size; k++)
                sum -= matrix[(k * size) + i] * vector[k];
            vector[i] = sum * matrix[(i * size) + i];
        }
    }
}
