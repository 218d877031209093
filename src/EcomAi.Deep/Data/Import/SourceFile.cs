using System.Text;

namespace EcomAi.Deep.Data.Import;

/// <summary>A text file to import, plain or gzip, with the bytes read so far for a progress bar.</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly FileStream _file;

    private SourceFile(FileStream file, TextReader text) => (_file, Text) = (file, text);

    /// <summary>The decoded text; gzip is told by its first bytes, whatever the name.</summary>
    public TextReader Text { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length => _file.Length;

    /// <summary>Bytes of the file read so far.</summary>
    public long Position => _file.Position;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding"><c>utf-8</c>, where anything else is an error, or <c>latin1</c>.</param>
    /// <exception cref="DataException">The file is missing, a folder, empty, or the encoding is unknown.</exception>
    public static SourceFile Open(string path, string encoding = "utf-8")
    {
        Encoding decoder = encoding.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
            "latin1" or "iso-8859-1" => Encoding.Latin1,
            _ => throw new DataException($"unknown encoding '{encoding}': choose utf-8 or latin1."),
        };
        if (Directory.Exists(path))
            throw new DataException($"'{path}' is a folder, but a file to import is needed.");
        if (!File.Exists(path))
            throw TableFiles.Missing(path);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new DataException($"'{path}' may not be read: {fault.Message}", fault);
        }

        if (file.Length == 0)
        {
            file.Dispose();
            throw new DataException($"'{path}' is empty (0 bytes).");
        }

        var zipped = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        Stream content = zipped ? new WholeGzipStream(file) : file;
        return new SourceFile(file, new StreamReader(content, decoder, detectEncodingFromByteOrderMarks: true, 1 << 16));
    }

    public void Dispose()
    {
        Text.Dispose();
        _file.Dispose();
    }
}
