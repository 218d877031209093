namespace EcomAi.Deep.Data;

/// <summary>A file format that rows are written to; the stream beneath belongs to the caller.</summary>
internal interface ITableSink : IDisposable
{
    /// <summary>Takes the first rows of the arrays, which fit the columns and hold nulls only where allowed.</summary>
    void Write(int rows, Array[] columnValues);

    /// <summary>Writes what is still held back; nothing follows.</summary>
    void Finish();
}
