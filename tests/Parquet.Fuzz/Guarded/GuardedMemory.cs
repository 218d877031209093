using System.Runtime.InteropServices;

namespace Parquet.Fuzz.Guarded;

/// <summary>Memory between two pages that no one may touch: a byte read or written outside of it ends the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ProtectNone = 0;
    private const int ProtectReadWrite = 3;
    private const int MapPrivateAnonymous = 0x22;

    private readonly byte* _start;
    private readonly nint _page = Environment.SystemPageSize;
    private readonly nint _length;

    public GuardedMemory(int bytes)
    {
        _length = (bytes + _page - 1) / _page * _page;
        _start = (byte*)mmap(0, _length + 2 * _page, ProtectReadWrite, MapPrivateAnonymous, -1, 0);
        if (_start == (byte*)-1
            || mprotect((nint)_start, _page, ProtectNone) != 0
            || mprotect((nint)_start + _page + _length, _page, ProtectNone) != 0)
        {
            throw new InvalidOperationException($"the system gives no guarded memory: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Values that start or end right at a guard.</summary>
    public Span<T> Take<T>(int count, bool atEnd)
        where T : unmanaged
    {
        var bytes = (nint)count * sizeof(T);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _length);
        return new(_start + _page + (atEnd ? _length - bytes : 0), count);
    }

    /// <summary>A copy of some bytes that starts or ends right at a guard.</summary>
    public ReadOnlySpan<byte> Copy(ReadOnlySpan<byte> bytes, bool atEnd)
    {
        var copy = Take<byte>(bytes.Length, atEnd);
        bytes.CopyTo(copy);
        return copy;
    }

    public void Dispose()
    {
        if (munmap((nint)_start, _length + 2 * _page) != 0)
            throw new InvalidOperationException($"guarded memory cannot be given back: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mprotect(nint address, nint length, int protection);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int munmap(nint address, nint length);
}
