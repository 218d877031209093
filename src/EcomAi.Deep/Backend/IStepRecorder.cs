using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Records what a step asks of a device, and runs the recording.</summary>
internal interface IStepRecorder : IDisposable
{
    /// <summary>Runs a step as it is, in the place where it will be recorded.</summary>
    Tensor RunBeside(Func<Tensor> step);

    /// <summary>Records a step, which does not run, and gives the tensor that the recording will write its result to.</summary>
    Tensor Record(Func<Tensor> step);

    /// <summary>Runs the recording.</summary>
    void Replay();
}
