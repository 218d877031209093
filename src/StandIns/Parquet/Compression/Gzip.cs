using System.IO.Compression;
using System.Runtime.InteropServices;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Compression;

/// <summary>Gzip by the runtime's library: any number of members, one after another, as one page.</summary>
internal static class Gzip
{
    /// <summary>Decompresses members that must fill <paramref name="destination"/> exactly.</summary>
    /// <exception cref="CorruptDataException">They are damaged, cut short or have another length.</exception>
    public static unsafe void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // The streams of the runtime take no span: this one reads the page where it is.
        fixed (byte* bytes = &MemoryMarshal.GetReference(source))
        {
            if (bytes == null)
                CorruptDataException.Throw("a Gzip page is empty");
            using var input = new UnmanagedMemoryStream(bytes, source.Length);
            using var gzip = new GZipStream(input, CompressionMode.Decompress);
            try
            {
                var written = gzip.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
                if (written < destination.Length)
                    CorruptDataException.Throw($"the Gzip data end after {written} of {destination.Length} bytes");

                // Only what follows the last byte is the checksum.
                if (gzip.ReadByte() >= 0)
                    CorruptDataException.Throw($"the Gzip data hold more than the {destination.Length} bytes that the page declares");
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                throw new CorruptDataException($"the Gzip data are damaged: {e.Message}", e);
            }
        }
    }

    /// <summary>Compresses into one member.</summary>
    public static void Compress(ReadOnlySpan<byte> source, CompressionLevel level, PooledBuffer output)
    {
        using var gzip = new GZipStream(new BufferStream(output), level);
        gzip.Write(source);
    }
}
