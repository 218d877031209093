using System.Buffers;
using System.Buffers.Binary;
using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Finds and decodes the footer of a file.</summary>
internal static class FooterLoader
{
    private const int TailLength = 8;

    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    private static ReadOnlySpan<byte> EncryptedMagic => "PARE"u8;

    /// <summary>Reads the footer.</summary>
    /// <exception cref="CorruptDataException">The file is empty, no Parquet, cut short, encrypted or damaged.</exception>
    public static async Task<(FileMetaData Meta, long DataEnd)> LoadAsync(ByteSource source, CancellationToken cancellation)
    {
        var length = source.Length;
        if (length == 0)
            throw new CorruptDataException("the file is empty (0 bytes)");
        var ends = new byte[4 + TailLength];
        var head = (int)Math.Min(4, length);
        await source.ReadAsync(0, ends.AsMemory(0, head), cancellation).ConfigureAwait(false);
        CheckHead(ends.AsSpan(0, head));
        if (length < ends.Length)
            throw new CorruptDataException($"the file is cut short: {length} bytes, the smallest Parquet file has more than 12");
        await source.ReadAsync(length - TailLength, ends.AsMemory(4, TailLength), cancellation).ConfigureAwait(false);
        var footer = FooterLength(ends.AsSpan(4), length);
        var buffer = ArrayPool<byte>.Shared.Rent(footer);
        try
        {
            await source.ReadAsync(length - TailLength - footer, buffer.AsMemory(0, footer), cancellation).ConfigureAwait(false);
            return (FooterReader.Read(buffer.AsSpan(0, footer)), length - TailLength - footer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void CheckHead(ReadOnlySpan<byte> head)
    {
        if (head.SequenceEqual(Magic))
            return;
        if (head.SequenceEqual(EncryptedMagic))
            throw new CorruptDataException("the file is encrypted, which this library does not read");
        if (Magic.StartsWith(head))
            throw new CorruptDataException($"the file is cut short: {head.Length} bytes, the smallest Parquet file has more than 12");
        throw new CorruptDataException($"not a Parquet file: it starts with the bytes {Convert.ToHexString(head)}, not with 'PAR1'");
    }

    private static int FooterLength(ReadOnlySpan<byte> tail, long fileLength)
    {
        var magic = tail[4..];
        if (magic.SequenceEqual(EncryptedMagic))
            throw new CorruptDataException("the file is encrypted, which this library does not read");
        if (!magic.SequenceEqual(Magic))
        {
            throw new CorruptDataException(
                "the file is cut short or was not finished: it starts as a Parquet file but does not end with 'PAR1'");
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length == 0 || length > fileLength - 4 - TailLength || length > Array.MaxLength)
            throw new CorruptDataException($"the footer declares {length} bytes in a file of {fileLength}");
        return (int)length;
    }
}
