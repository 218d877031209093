using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that are updated with the same options.</summary>
public class ParamGroup : ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>The options.</summary>
    public OptimizerOptions Options { get; set; } = new();

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate
    {
        get => Options.LearningRate ?? 0;
        set => Options.LearningRate = value;
    }

    /// <summary>The learning rate at the start, for schedules.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
