using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>A queue of a GPU's work. What is in different streams may run at the same time; the host has none.</summary>
[Experimental("STANDIN001")]
public sealed class DeviceStream
{
    private readonly int type;
    private readonly int index;
    private readonly long id;

    private DeviceStream(Device device, long id) => (type, index, this.id) = ((int)device.type, device.index, id);

    /// <summary>A stream beside the default one.</summary>
    /// <exception cref="TorchException">The device has no streams.</exception>
    public static DeviceStream New(Device device)
    {
        NativeFailure.Check(Native.ts_stream_new((int)device.type, device.index, out var id), "stream");
        return new DeviceStream(device, id);
    }

    /// <summary>The stream that this thread's operations go to.</summary>
    /// <exception cref="TorchException">The device has no streams.</exception>
    public static DeviceStream Current(Device device)
    {
        NativeFailure.Check(Native.ts_stream_current((int)device.type, device.index, out var id), "stream");
        return new DeviceStream(device, id);
    }

    /// <summary>Sends this thread's operations here, until what comes back is disposed of on the same thread.</summary>
    public IDisposable Enter()
    {
        NativeFailure.Check(Native.ts_stream_exchange(type, index, id, out var before), "stream");
        return new Return(this, before);
    }

    /// <summary>What comes here after this waits for what the other was given before; the host does not wait.</summary>
    public void WaitFor(DeviceStream other)
    {
        ArgumentNullException.ThrowIfNull(other);
        NativeFailure.Check(Native.ts_stream_wait(type, index, id, other.id), "stream");
    }

    /// <summary>The host waits until all that was given here is done.</summary>
    public void Synchronize() => NativeFailure.Check(Native.ts_stream_synchronize(type, index, id), "stream");

    /// <summary>A tensor's memory is handed out again only when this stream is done with it.</summary>
    public void Keep(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        NativeFailure.Check(Native.ts_stream_keep(tensor.Live, id), "record_stream", tensor);
    }

    private sealed class Return(DeviceStream stream, long before) : IDisposable
    {
        private bool isDone;

        public void Dispose()
        {
            if (isDone)
                return;
            isDone = true;
            NativeFailure.Check(Native.ts_stream_exchange(stream.type, stream.index, before, out _), "stream");
        }
    }
}
