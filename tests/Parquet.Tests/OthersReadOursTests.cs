using System.Text.Json;
using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>DuckDB, hyparquet and arrow-rs read what we write: every type, null pattern, encoding, codec and page version.</summary>
public class OthersReadOursTests
{
    private const int Rows = 400;

    [NodeFact]
    public async Task Every_type_encoding_codec_and_page_version()
    {
        using var folder = new TemporaryFolder();
        var paths = new List<string>();
        foreach (var method in new[] { CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Gzip, CompressionMethod.Brotli, CompressionMethod.Zstd, CompressionMethod.Lz4Raw })
        {
            foreach (var hint in Enum.GetValues<EncodingHint>())
            {
                foreach (var version2 in new[] { false, true })
                {
                    var options = new ParquetOptions
                    {
                        CompressionMethod = method,
                        CompressionLevel = System.IO.Compression.CompressionLevel.Optimal,
                        WriteDataPageV2 = version2,
                        WritePageChecksums = version2,
                        DictionaryEncodingThreshold = 1,
                    };
                    var path = folder.File($"{method}-{hint}-{(version2 ? 2 : 1)}.parquet");
                    await WriteAsync(path, options, hint);
                    paths.Add(path);
                }
            }
        }

        Assert.Equal(48, paths.Count);
        Assert.Equal("[]", await Node.RunAsync("read.mjs", JsonSerializer.Serialize(paths)));
    }

    private static async Task WriteAsync(string path, ParquetOptions options, EncodingHint hint)
    {
        var columns = (
            from kind in MatrixKinds.All.Where(kind => kind.Value.IsWritten)
            from pattern in MatrixKinds.Patterns
            select (Kind: kind.Value, Field: kind.Value.Field($"{kind.Key}_{pattern.Key}", pattern.Key != "required"), IsNull: pattern.Value)).ToList();
        var item = new DataField<int?>("element");
        foreach (var column in columns)
            options.ColumnEncodingHints[column.Field.Name] = hint;
        options.ColumnEncodingHints["list_/list/element"] = hint;
        var schema = new ParquetSchema([.. columns.Select(column => column.Field), new ListField("list_", item)]);
        await using var stream = System.IO.File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, options);
        using var group = writer.CreateRowGroup();
        foreach (var (kind, field, isNull) in columns)
            await kind.WriteAsync(group, field, Rows, i => isNull(i, Rows));
        var (definition, repetition, values) = MatrixKinds.Levels(0, Rows);
        await group.WriteAllPartsAsync<int>(item, values, definition, repetition, default);
        group.CompleteValidate();
    }
}
