using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Huge pages under large tables, of which a step touches few rows far apart.</summary>
internal static class TablePages
{
    /// <summary>Moves the tables there, where they are large enough and the system has such pages.</summary>
    public static void MoveTo(IEnumerable<Parameter> tables)
    {
        foreach (var table in tables)
            NativeFailure.Check(Native.ts_huge_pages(table.Live), "huge pages", table);
    }

    /// <summary>Zeros like each table, outside of scopes and there from the start; so many a row, [rows, many, ...], where given.</summary>
    public static Tensor[] Zeros(Parameter[] tables, int? many = null)
    {
        using var ungraded = no_grad();
        return Array.ConvertAll(tables, table =>
        {
            var shape = table.shape;
            var zeros = empty(many is { } n ? [shape[0], n, .. shape[1..]] : shape, table.dtype, table.device).DetachFromDisposeScope();
            NativeFailure.Check(Native.ts_huge_pages(zeros.Live), "huge pages", zeros);
            zeros.zero_().Dispose();
            return zeros;
        });
    }
}
