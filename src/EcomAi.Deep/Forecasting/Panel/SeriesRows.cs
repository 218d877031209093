using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>The rows of the tables in their order, columns as arrays.</summary>
internal sealed class SeriesRows(int capacity, int known, int past)
{
    private readonly List<(int First, string File, int RowGroup, long FirstRow)> _chunks = [];

    /// <summary>Numbers of series.</summary>
    public int[] Series { get; } = new int[capacity];

    /// <summary>Microseconds since 1970, or integers.</summary>
    public long[] Times { get; } = new long[capacity];

    /// <summary>Targets, NaN where missing.</summary>
    public float[] Target { get; } = new float[capacity];

    /// <summary>Known covariates [rows, known], NaN where missing.</summary>
    public float[] Known { get; } = new float[(long)capacity * known];

    /// <summary>Past covariates [rows, past], NaN where missing.</summary>
    public float[] Past { get; } = new float[(long)capacity * past];

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>The first row of the future table; the number of rows where there is none.</summary>
    public int FutureFrom { get; set; } = capacity;

    /// <summary>Takes the next rows: their place in the files.</summary>
    /// <returns>The place of the first of them here.</returns>
    public int Start(TableChunk chunk)
    {
        var first = Count;
        _chunks.Add((first, chunk.File, chunk.RowGroup, chunk.FirstRow));
        Count += chunk.Rows;
        return first;
    }

    /// <summary>The place of a row: <c>file.parquet, row group 0, row 17</c>.</summary>
    public string Where(int row)
    {
        var at = _chunks.FindLastIndex(chunk => chunk.First <= row);
        var (first, file, rowGroup, firstRow) = _chunks[at];
        return $"{file}, row group {rowGroup}, row {firstRow + row - first}";
    }
}
