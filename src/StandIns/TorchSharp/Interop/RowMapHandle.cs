using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The native marks of which rows a step has met.</summary>
internal sealed class RowMapHandle : SafeHandle
{
    public RowMapHandle(long height)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        NativeFailure.Check(Native.ts_row_map_new(height, out var map), "row map");
        SetHandle(map);
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Native.ts_row_map_free(handle);
        return true;
    }
}
