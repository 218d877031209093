#if !TORCHSHARP_PACKAGE
using System.Runtime.InteropServices;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Records steps as graphs of a GPU's kernels, on a stream beside the default one, which cannot be recorded.</summary>
internal sealed class CudaStepRecorder(Device device) : IStepRecorder
{
    private readonly DeviceStream _side = DeviceStream.New(device);
    private CudaGraph? _graph;

    public Tensor RunBeside(Func<Tensor> step)
    {
        var main = DeviceStream.Current(device);
        _side.WaitFor(main);
        try
        {
            using (_side.Enter())
                return step();
        }
        finally
        {
            main.WaitFor(_side); // also for memory that the step gives back
        }
    }

    public Tensor Record(Func<Tensor> step)
    {
        var main = DeviceStream.Current(device);
        main.Synchronize();
        _side.Synchronize();
        var graph = new CudaGraph();
        try
        {
            using var side = _side.Enter();
            var result = Record(graph, step);
            _graph = graph;
            return result;
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    public void Replay() => (_graph ?? throw new InvalidOperationException("nothing was recorded")).Replay();

    public void Dispose() => _graph?.Dispose();

    private static Tensor Record(CudaGraph graph, Func<Tensor> step)
    {
        Tensor? result = null;
        graph.Begin();
        try
        {
            result = step();
            graph.End();
            return result;
        }
        catch
        {
            result?.Dispose();
            if (result is null)
                Abandon(graph);
            throw;
        }
    }

    // Or the stream would go on recording.
    private static void Abandon(CudaGraph graph)
    {
        try
        {
            graph.End();
        }
        catch (ExternalException)
        {
            // What made the recording fail is thrown by the caller: this one only says that it failed.
        }
    }
}
#endif
