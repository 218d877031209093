using Parquet.Meta;

namespace Parquet.Tests;

/// <summary>
/// We read what arrow-rs and DuckDB write: every type, null pattern, encoding, codec and page version, lists and structs.
/// A small part of it is in the repository, made by <c>node interop/write.mjs interop/golden golden</c>.
/// </summary>
public class WeReadOthersTests
{
    [Fact]
    public async Task Files_in_the_repository()
    {
        var (encodings, codecs) = (new HashSet<Encoding>(), new HashSet<CompressionCodec>());
        var paths = Directory.GetFiles(Path.Combine(Node.Folder, "golden"), "*.parquet");
        Assert.Equal(28, paths.Length);
        foreach (var path in paths)
        {
            Assert.Empty(await MatrixFile.DifferencesAsync(path));
            await using var reader = await ParquetReader.CreateAsync(path);
            foreach (var chunk in reader.RowGroups[0].RowGroup.Columns)
            {
                encodings.UnionWith(chunk.MetaData!.Encodings);
                codecs.Add(chunk.MetaData.Codec);
            }
        }

        Assert.Superset(
            new HashSet<Encoding>
            {
                Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY, Encoding.DELTA_BINARY_PACKED, Encoding.DELTA_LENGTH_BYTE_ARRAY,
                Encoding.DELTA_BYTE_ARRAY, Encoding.BYTE_STREAM_SPLIT,
            },
            encodings);
        Assert.Equal(Enum.GetValues<CompressionCodec>().Except([CompressionCodec.LZO]).Order(), codecs.Order());
    }

    [NodeFact]
    public async Task Every_type_encoding_codec_and_page_version()
    {
        using var folder = new TemporaryFolder();
        await Node.RunAsync("write.mjs", "", Path.GetDirectoryName(folder.File("x"))!);
        var paths = Directory.GetFiles(Path.GetDirectoryName(folder.File("x"))!);
        Assert.Equal(94, paths.Length);
        var differences = new List<string>();
        foreach (var path in paths)
            differences.AddRange(await MatrixFile.DifferencesAsync(path));
        Assert.Empty(differences);
    }
}
