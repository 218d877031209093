using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>Adagrad (Duchi et al. 2011) in one native call a step; of a table with a sparse gradient only the rows looked up change.</summary>
[Experimental("STANDIN001")]
public sealed class RowAdagrad : IDisposable
{
    private readonly Parameter[] parameters;
    private readonly Tensor[] sums;
    private readonly SparseWorkspace workspace = new();
    private readonly double eps;

    /// <summary>The rule over these parameters, with sparse or dense gradients.</summary>
    public RowAdagrad(IEnumerable<Parameter> parameters, double learningRate = 0.01, double eps = 1e-10)
    {
        this.parameters = [.. parameters];
        this.eps = eps;
        LearningRate = learningRate;
        TablePages.MoveTo(this.parameters);
        sums = TablePages.Zeros(this.parameters);
    }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The sums of squared gradients, one a parameter.</summary>
    public IReadOnlyList<Tensor> Sums => sums;

    /// <summary>Updates every parameter that has a gradient.</summary>
    public void Step()
    {
        using var all = new Borrow(parameters);
        using var squares = new Borrow(sums);
        var rule = new SparseRule { LearningRate = LearningRate, Eps = eps };
        var failure = Native.ts_adagrad_step(workspace, all.Pointers, squares.Pointers, parameters.Length, rule);
        NativeFailure.Check(failure, "Adagrad.step");
    }

    /// <summary>Disposes the sums; the parameters are their module's.</summary>
    public void Dispose()
    {
        foreach (var sum in sums)
            sum.Dispose();
        workspace.Dispose();
    }
}
