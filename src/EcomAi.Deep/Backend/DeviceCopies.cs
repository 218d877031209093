using System.Runtime.ExceptionServices;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>
/// Copies of batches from the host to a device, beside the computing there. To a GPU they come from page-locked memory and go by a stream of
/// their own: while one batch is copied the next is being filled and the one before is in use. On the host there is nothing to copy.
/// With the TorchSharp package, which has no streams, copies take turns with the computing.
/// </summary>
/// <remarks>Make it on the thread that uses the batches; enumerate on another. A batch is complete when it is handed over.</remarks>
public sealed class DeviceCopies
{
    private readonly Device _device;
#if !TORCHSHARP_PACKAGE
    private readonly TorchSharp.StandIn.DeviceStream? _copying;
    private readonly TorchSharp.StandIn.DeviceStream? _computing;
#endif

    /// <summary>Copies to a device, for use by the operations of this thread.</summary>
    public DeviceCopies(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
#if !TORCHSHARP_PACKAGE
        if (AreNeeded)
            (_copying, _computing) = (TorchSharp.StandIn.DeviceStream.New(device), TorchSharp.StandIn.DeviceStream.Current(device));
#endif
    }

    /// <summary>Whether batches have to be copied at all.</summary>
    public bool AreNeeded => _device.type == DeviceType.CUDA;

    /// <summary>A tensor on the host to fill and copy from, page-locked where that makes copies quick; its elements are undefined.</summary>
    public Tensor Buffer(ReadOnlySpan<long> shape, ScalarType type)
    {
        var values = empty(shape.ToArray(), type);
        if (!AreNeeded)
            return values;
        using (values)
            return values.pin_memory();
    }

    /// <summary>
    /// The batches on the device, in order: themselves on the host. A batch of the host is disposed of when its copy is complete, and may then be
    /// filled again; whoever takes a copy disposes of it.
    /// </summary>
    /// <typeparam name="T">The batches.</typeparam>
    /// <param name="batches">Batches in tensors of <see cref="Buffer"/>.</param>
    /// <param name="copy">Makes a batch of copies, each by the function it is given.</param>
    public IEnumerable<T> ToDevice<T>(IEnumerable<T> batches, Func<T, Func<Tensor, Tensor>, T> copy)
        where T : class, IDisposable
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(copy);
        return AreNeeded ? Copied(batches, copy) : batches;
    }

    internal IEnumerable<T> Copied<T>(IEnumerable<T> batches, Func<T, Func<Tensor, Tensor>, T> copy)
        where T : class, IDisposable
    {
#if TORCHSHARP_PACKAGE
        Action? wait = null; // its copies are complete when they return
#else
        Action? wait = _copying is null ? null : _copying.Synchronize;
#endif
        T? host = null, flying = null;
        using var source = batches.GetEnumerator();
        try
        {
            while (true)
            {
                var fault = Fill(source, out var next); // while the one before is under way
                var landed = Land(ref host, ref flying, wait);
                if (next is not null)
                    flying = Start(host = next, copy);
                if (landed is not null)
                    yield return landed;
                fault?.Throw();
                if (next is null)
                    yield break;
            }
        }
        finally
        {
            Land(ref host, ref flying, wait)?.Dispose();
        }
    }

    // A fault is thrown when the batches before it were handed over.
    private static ExceptionDispatchInfo? Fill<T>(IEnumerator<T> source, out T? next)
        where T : class
    {
        try
        {
            next = source.MoveNext() ? source.Current : null;
            return null;
        }
        catch (Exception thrown)
        {
            next = null;
            return ExceptionDispatchInfo.Capture(thrown);
        }
    }

    private static T? Land<T>(ref T? host, ref T? flying, Action? wait)
        where T : class, IDisposable
    {
        if (host is null)
            return null;
        wait?.Invoke();
        host.Dispose();
        var landed = flying;
        (host, flying) = (null, null);
        return landed;
    }

#if TORCHSHARP_PACKAGE
    private T Start<T>(T batch, Func<T, Func<Tensor, Tensor>, T> copy) => copy(batch, tensor => tensor.to(_device));
#else
    private T Start<T>(T batch, Func<T, Func<Tensor, Tensor>, T> copy)
    {
        using var stream = _copying?.Enter();
        return copy(batch, Copy);
    }

    private Tensor Copy(Tensor tensor)
    {
        var copied = tensor.to(_device, non_blocking: true);
        _computing?.Keep(copied); // its memory belongs to the stream of copies, and is used by another
        return copied;
    }
#endif
}
