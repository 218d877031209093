using Parquet.Schema;

namespace Parquet.Fuzz.Seeds;

/// <summary>Small files of the library's own writer.</summary>
internal static class WrittenSeeds
{
    private static readonly DataField<int> Id = new("id");
    private static readonly DataField<double?> Score = new("score");
    private static readonly DataField<string> Name = new("name");
    private static readonly DataField<bool> Bought = new("bought");
    private static readonly DateTimeDataField Seen = new("seen", DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Micros);
    private static readonly DataField<float?> Weight = new("element");

    public static async Task<IReadOnlyList<SeedFile>> AllAsync()
    {
        var seeds = new List<SeedFile>();
        foreach (var method in (CompressionMethod[])
            [CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Gzip, CompressionMethod.Brotli, CompressionMethod.Zstd, CompressionMethod.Lz4Raw])
        {
            foreach (var v2 in (bool[])[false, true])
            {
                var options = new ParquetOptions { CompressionMethod = method, WriteDataPageV2 = v2, WritePageChecksums = v2 };
                if (v2)
                {
                    options.ColumnEncodingHints["id"] = EncodingHint.DeltaBinaryPacked;
                    options.ColumnEncodingHints["score"] = EncodingHint.ByteSplitStream;
                }

                seeds.Add(SeedFile.Of($"written-{method}{(v2 ? "-v2" : "")}", await WriteAsync(options).ConfigureAwait(false)));
            }
        }

        return seeds;
    }

    private static async Task<byte[]> WriteAsync(ParquetOptions options)
    {
        using var stream = new MemoryStream();
        var schema = new ParquetSchema(Id, Score, Name, Bought, Seen, new ListField("weights", Weight));
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["origin"] = "seed" };
            foreach (var rows in (int[])[40, 7])
            {
                var ids = Enumerable.Range(0, rows).ToArray();
                using var group = writer.CreateRowGroup();
                await group.WriteAsync<int>(Id, ids).ConfigureAwait(false);
                await group.WriteAsync<double>(Score, ids.Select(i => i % 3 == 0 ? null : (double?)i).ToArray()).ConfigureAwait(false);
                await group.WriteAsync(Name, ids.Select(i => i % 7 == 0 ? null : $"n{i % 4}").ToArray()).ConfigureAwait(false);
                await group.WriteAsync<bool>(Bought, ids.Select(i => i % 5 == 0).ToArray()).ConfigureAwait(false);
                await group.WriteAsync<DateTime>(Seen, ids.Select(i => DateTime.UnixEpoch.AddHours(i)).ToArray()).ConfigureAwait(false);
                var weights = Enumerable.Range(0, 2 * rows).Select(i => i % 9 == 4 ? null : (float?)i).ToArray();
                await group.WriteAsync<float>(Weight, weights, weights.Select((_, i) => i % 2).ToArray()).ConfigureAwait(false);
                group.CompleteValidate();
            }
        }

        return stream.ToArray();
    }
}
