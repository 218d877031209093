namespace EcomAi.Deep.Data;

/// <summary>A file that appears under its final name only when complete: written beside it, flushed to the disk, renamed.</summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _given;
    private readonly string _temporary;
    private bool _committed;

    /// <summary>Creates the folder where missing and opens the temporary file in it.</summary>
    /// <exception cref="DataException">The folder cannot be made or written to, or the path is a folder.</exception>
    public AtomicFile(string path)
    {
        _given = path;
        _path = Path.GetFullPath(path);
        if (Directory.Exists(_path))
            throw new DataException($"cannot write '{path}': it is a folder; give the name of a file in it, such as '{Path.Combine(path, "output.parquet")}'.");
        var folder = Path.GetDirectoryName(_path)!;
        _temporary = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(fault);
        }
    }

    /// <summary>Where the content goes.</summary>
    public FileStream Stream { get; }

    /// <summary>Flushes to the disk and renames; a file of that name is replaced.</summary>
    public void Commit()
    {
        try
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            File.Move(_temporary, _path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(fault);
        }

        _committed = true;
    }

    /// <summary>Removes the temporary file unless it was committed.</summary>
    public void Dispose()
    {
        if (_committed)
            return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What a full disk does not take is thrown away with the file; the fault that led here is the one to show.
        }
        finally
        {
            File.Delete(_temporary);
        }
    }

    /// <summary>The error of a write that the disk refused.</summary>
    public DataException Unwritable(Exception fault) =>
        new($"cannot write '{_given}' ({_path}): {fault.Message} Choose a folder that you may write to, with room left on its disk.", fault);
}
