using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>The rule of PyTorch's SparseAdam over some tables, whoever computes it.</summary>
internal interface ISparseAdamRule : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>How often each table was updated; may be written.</summary>
    long[] Steps { get; }

    /// <summary>The mean gradients, one a table.</summary>
    IReadOnlyList<Tensor> Means { get; }

    /// <summary>The mean squared gradients, one a table.</summary>
    IReadOnlyList<Tensor> Squares { get; }

    /// <summary>Updates the touched rows of every table that has a gradient.</summary>
    void Step();
}
