using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What a sparse optimizer reuses from step to step: the row maps of its tables.</summary>
internal sealed class SparseWorkspace : SafeHandle
{
    public SparseWorkspace()
        : base(IntPtr.Zero, ownsHandle: true)
    {
        NativeFailure.Check(Native.ts_sparse_workspace_new(out var workspace), "sparse optimizer");
        SetHandle(workspace);
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Native.ts_sparse_workspace_free(handle);
        return true;
    }
}
