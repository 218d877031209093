namespace TorchSharp.Modules;

/// <summary>What a group of parameters is updated with.</summary>
public class OptimizerOptions
{
    /// <summary>The learning rate.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate at the start, for schedules.</summary>
    public double InitialLearningRate { get; set; }
}
