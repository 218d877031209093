using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Writes and reads small files in memory.</summary>
internal static class Sample
{
    public static async Task<byte[]> WriteAsync(
        ParquetSchema schema, ParquetOptions? options, params Func<ParquetRowGroupWriter, Task>[] rowGroups)
    {
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, options))
        {
            foreach (var fill in rowGroups)
            {
                using var group = writer.CreateRowGroup();
                await fill(group);
                group.CompleteValidate();
            }
        }

        return stream.ToArray();
    }

    public static Task<ParquetReader> OpenAsync(byte[] file) => ParquetReader.CreateAsync(new MemoryStream(file));

    public static async Task<byte[]> ColumnAsync<T>(DataField field, T?[] values, ParquetOptions? options = null)
        where T : struct =>
        await WriteAsync(new ParquetSchema(field), options, group => group.WriteAsync<T>(field, values));

    /// <summary>Reads the first row group of a one-column file.</summary>
    public static async Task<T?[]> ReadColumnAsync<T>(byte[] file)
        where T : struct
    {
        await using var reader = await OpenAsync(file);
        var group = reader.OpenRowGroupReader(0);
        var values = new T?[group.RowCount];
        await group.ReadAsync(reader.Schema.DataFields[0], values.AsMemory());
        return values;
    }
}
