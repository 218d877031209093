using System.Runtime.InteropServices;
using System.Text;

namespace EcomAi.Deep.Training;

/// <summary>Files and folders that survive a power cut once a call returns.</summary>
internal static partial class DurableFile
{
    private const int CloseOnExec = 0x80000;
    private const int InvalidArgument = 22;

    /// <summary>Writes text beside its final name, forces it to disk, and renames it: a reader sees the old text or the new.</summary>
    public static void WriteText(string path, string text) => WriteBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes in the same way.</summary>
    public static void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Forces a file's bytes to disk.</summary>
    public static void Sync(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Forces a folder's entries to disk; where the system has no such call, a rename is as durable as it gets.</summary>
    public static void SyncFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var descriptor = Open(path, CloseOnExec);
        if (descriptor < 0)
            throw new IOException($"cannot open the folder '{path}': {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            // Some network file systems answer that a folder cannot be synced; they have nothing to lose then.
            if (SyncDescriptor(descriptor) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
                throw new IOException($"cannot flush the folder '{path}': {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
