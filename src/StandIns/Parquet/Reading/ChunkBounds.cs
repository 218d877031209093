using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Where the bytes of a column chunk are.</summary>
/// <param name="Start">Offset in the file.</param>
/// <param name="Size">How many.</param>
internal readonly record struct ChunkBounds(long Start, long Size)
{
    /// <summary>Where a column's pages are.</summary>
    /// <exception cref="CorruptDataException">They would not be inside of the file's data.</exception>
    public static ChunkBounds Of(ColumnMetaData meta, long dataEnd)
    {
        var start = meta.DictionaryPageOffset is > 0 and var dictionary && dictionary < meta.DataPageOffset
            ? dictionary
            : meta.DataPageOffset;
        var size = meta.TotalCompressedSize;

        // Writers give a column without values any place.
        if (meta.NumValues > 0 && (start < 4 || size < 0 || start > dataEnd - size))
            CorruptDataException.Throw($"the column's {size} bytes at offset {start} are not inside of the file's data ({dataEnd} bytes)");
        return new ChunkBounds(start, size);
    }
}
