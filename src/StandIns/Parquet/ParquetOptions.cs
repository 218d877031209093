using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Parquet.Meta;

namespace Parquet;

/// <summary>Options of <see cref="ParquetReader"/> and <see cref="ParquetWriter"/>.</summary>
public class ParquetOptions
{
    /// <summary>Digits of a decimal column that does not say how many.</summary>
    public const int DefaultPrecision = 38;

    /// <summary>Digits after the point of a decimal column that does not say how many.</summary>
    public const int DefaultScale = 18;

    /// <summary>Compression of the pages written.</summary>
    public CompressionMethod CompressionMethod { get; set; } = CompressionMethod.Snappy;

    /// <summary>How hard to compress. Fastest, Optimal and SmallestSize are Zstd's levels 1, 3 and 9, Brotli's 1, 4 and 11, and Gzip's as
    /// System.IO.Compression has them; Snappy and LZ4 have no levels.</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.SmallestSize;

    /// <summary>When true, byte arrays without annotation are read as UTF-8 strings.</summary>
    public bool TreatByteArrayAsString { get; set; }

    /// <summary>When true, decimals are read as <see cref="Data.BigDecimal"/>, which holds any size, and not as <see cref="decimal"/>.</summary>
    public bool UseBigDecimal { get; set; }

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

    /// <summary>Writes data pages of version 2, whose levels are not compressed, rather than version 1.</summary>
    [Experimental("STANDIN002")]
    public bool WriteDataPageV2 { get; set; }

    /// <summary>Writes a CRC-32 into each page's header.</summary>
    [Experimental("STANDIN002")]
    public bool WritePageChecksums { get; set; }

    /// <summary>
    /// By which columns the rows of each row group are sorted, first the one that matters most. It is written into the file
    /// as a promise to readers; the writer neither sorts nor checks.
    /// </summary>
    [Experimental("STANDIN002")]
    public IList<SortingColumn> SortingColumns { get; } = [];

    /// <summary>Compares the CRC-32 of each page that has one with its bytes, and refuses a page that differs.</summary>
    [Experimental("STANDIN002")]
    public bool VerifyPageChecksums { get; set; }

    internal EncodingHint HintFor(Schema.DataField field) =>
        ColumnEncodingHints.TryGetValue(field.Path.ToString(), out var hint) ? hint : EncodingHint.Default;
}
