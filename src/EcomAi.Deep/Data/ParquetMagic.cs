using System.Text;

namespace EcomAi.Deep.Data;

/// <summary>Tells a whole Parquet file from an empty, truncated, encrypted or foreign one by its first and last bytes.</summary>
internal static class ParquetMagic
{
    private const int Smallest = 12;

    /// <summary>Opens a file that begins and ends as Parquet does.</summary>
    /// <exception cref="DataException">It does not, or it may not be read.</exception>
    public static FileStream Open(string path)
    {
        FileStream stream;
        try
        {
            // Column chunks are read whole, so that a buffer between would only copy them.
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TableFiles.Missing(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be opened: {fault.Message}", fault);
        }

        try
        {
            Check(stream, path);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void Check(FileStream stream, string path)
    {
        if (stream.Length == 0)
            throw new DataException($"'{path}' is empty (0 bytes); a Parquet file, even without rows, is not.");
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        if (head.SequenceEqual("PARE"u8))
            throw new DataException($"'{path}' is an encrypted Parquet file; write it without encryption.");
        if (!head.SequenceEqual("PAR1"u8))
        {
            throw new DataException(
                $"'{path}' is not a Parquet file: it begins with {Show(head[..read])} instead of 'PAR1'. Turn CSV or TSV into Parquet with `ecomai import csv`.");
        }

        if (stream.Length >= Smallest)
        {
            stream.Seek(-4, SeekOrigin.End);
            stream.ReadExactly(head);
            if (head.SequenceEqual("PAR1"u8))
            {
                stream.Position = 0;
                return;
            }
        }

        throw new DataException(
            $"'{path}' is truncated: after {stream.Length:N0} bytes it ends without the footer of a Parquet file ('PAR1'). Copy or write it again.");
    }

    private static string Show(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? $"the bytes {Convert.ToHexString(bytes)}" : $"'{Encoding.ASCII.GetString(bytes)}'";
}
