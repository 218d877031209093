using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp.StandIn;

/// <summary>Gradient descent for embedding tables with sparse gradients: only the rows looked up since the last step change, and only they decay.</summary>
[Experimental("STANDIN001")]
public sealed class SparseSgd : IDisposable
{
    private readonly Parameter[] parameters;
    private readonly SparseWorkspace workspace = new();
    private readonly double weightDecay;

    /// <summary>The rule over these tables, [rows, ...], each of an embedding made with <c>sparse: true</c>.</summary>
    public SparseSgd(IEnumerable<Parameter> parameters, double learningRate, double weightDecay = 0)
    {
        this.parameters = [.. parameters];
        this.weightDecay = weightDecay;
        LearningRate = learningRate;
        TablePages.MoveTo(this.parameters);
    }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>Updates the touched rows of every table that has a gradient.</summary>
    /// <exception cref="TorchException">A gradient is dense.</exception>
    public void Step()
    {
        using var tables = new Borrow(parameters);
        var rule = new SparseRule { LearningRate = LearningRate, WeightDecay = weightDecay };
        NativeFailure.Check(Native.ts_sparse_sgd_step(workspace, tables.Pointers, parameters.Length, rule), "SparseSgd.step");
    }

    /// <summary>Gives up the row maps; the tables are their module's.</summary>
    public void Dispose() => workspace.Dispose();
}
