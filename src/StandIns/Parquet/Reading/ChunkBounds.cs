using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Where the bytes of a column chunk are.</summary>
/// <param name="Start">Offset in the file.</param>
/// <param name="Size">How many.</param>
internal readonly record struct ChunkBounds(long Start, long Size)
{
    // Before 1.2.9 parquet-mr left the header of the dictionary page out of the column's size (PARQUET-816).
    private const int LargestHeaderLeftOut = 100;

    /// <summary>Where a column's pages are.</summary>
    /// <exception cref="CorruptDataException">They would not be inside of the file's data.</exception>
    public static ChunkBounds Of(ColumnMetaData meta, string? createdBy, long dataEnd)
    {
        var start = meta.DictionaryPageOffset is > 0 and var dictionary && dictionary < meta.DataPageOffset
            ? dictionary
            : meta.DataPageOffset;
        var size = meta.TotalCompressedSize;

        // Writers give a column without values any place.
        if (meta.NumValues > 0 && (start < 4 || size < 0 || start > dataEnd - size))
            CorruptDataException.Throw($"the column's {size} bytes at offset {start} are not inside of the file's data ({dataEnd} bytes)");
        if (createdBy != null && LeavesHeaderOut(createdBy))
            size += Math.Clamp(dataEnd - start - size, 0, LargestHeaderLeftOut);
        return new ChunkBounds(start, size);
    }

    private static bool LeavesHeaderOut(string createdBy)
    {
        if (!createdBy.StartsWith("parquet-mr", StringComparison.Ordinal))
            return false;
        var at = createdBy.IndexOf("version ", StringComparison.Ordinal);
        return at < 0
            || (Version.TryParse(Digits(createdBy[(at + "version ".Length)..]), out var version) && version < new Version(1, 2, 9));
    }

    // Of "1.2.8-SNAPSHOT (build 1)" the first three numbers.
    private static string Digits(string version) => string.Concat(version.TakeWhile(c => char.IsAsciiDigit(c) || c == '.'));
}
