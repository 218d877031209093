using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp.StandIn;

/// <summary>
/// A GPU's work, recorded once and run again as a whole. It reads and writes the memory it was recorded with: tensors made while it was
/// recorded must live as long as it, and whatever changes from run to run must be in tensors.
/// </summary>
[Experimental("STANDIN001")]
public sealed class CudaGraph : SafeHandle
{
    /// <summary>A graph without a recording.</summary>
    /// <exception cref="TorchException">There is no GPU, or the native part was built without CUDA.</exception>
    public CudaGraph()
        : base(IntPtr.Zero, ownsHandle: true)
    {
        CudaMemory.RequireBuilt("graph");
        NativeFailure.Check(Native.ts_cuda_graph_new(out var graph), "graph");
        SetHandle(graph);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>From here on this thread's current stream, which must not be the default one, records and does not run.</summary>
    public void Begin() => NativeFailure.Check(Native.ts_cuda_graph_begin(handle), "graph");

    /// <summary>Ends the recording, on the thread and stream where it began.</summary>
    /// <exception cref="TorchException">Something was asked for that cannot be recorded, such as a copy to the host.</exception>
    public void End() => NativeFailure.Check(Native.ts_cuda_graph_end(handle), "graph");

    /// <summary>Runs the recording on this thread's current stream.</summary>
    public void Replay() => NativeFailure.Check(Native.ts_cuda_graph_replay(handle), "graph");

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Native.ts_cuda_graph_free(handle);
        return true;
    }
}
