using System.IO.Compression;

namespace Parquet;

/// <summary>Options of <see cref="ParquetReader"/> and <see cref="ParquetWriter"/>.</summary>
public class ParquetOptions
{
    /// <summary>Compression of the pages written.</summary>
    public CompressionMethod CompressionMethod { get; set; } = CompressionMethod.Snappy;

    /// <summary>How hard to compress. Fastest, Optimal and SmallestSize are Zstd's levels 1, 3 and 9, Brotli's 1, 4 and 11, and Gzip's as
    /// System.IO.Compression has them; Snappy and LZ4 have no levels.</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.SmallestSize;

    /// <summary>When true, byte arrays without annotation are read as UTF-8 strings.</summary>
    public bool TreatByteArrayAsString { get; set; }

    /// <summary>Encoding hints by column path (<c>field.Path.ToString()</c>).</summary>
    public IDictionary<string, EncodingHint> ColumnEncodingHints { get; } = new Dictionary<string, EncodingHint>();

    /// <summary>
    /// The largest share of distinct values, from 0 (none) to 1 (all distinct), at which a dictionary is still used.
    /// </summary>
    public double DictionaryEncodingThreshold { get; set; } = 0.8;

    /// <summary>
    /// How many leading values are looked at before a whole column is scanned for a dictionary; 0 always scans all.
    /// </summary>
    public int DictionaryEncodingSampleSize { get; set; }

    internal EncodingHint HintFor(Schema.DataField field) =>
        ColumnEncodingHints.TryGetValue(field.Path.ToString(), out var hint) ? hint : EncodingHint.Default;
}
