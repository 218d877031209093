using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// Adam for embedding tables with sparse gradients, by the rule of PyTorch's SparseAdam: only the rows looked up since the
/// last step change, their moments too, and the bias correction counts steps and not a row's visits.
/// </summary>
[Experimental("STANDIN001")]
public sealed class SparseAdam : IDisposable
{
    private readonly Parameter[] parameters;
    private readonly Tensor[] moments; // [rows, 2, ...]: a row's two lie side by side in memory
    private readonly Tensor[] means;
    private readonly Tensor[] squares;
    private readonly SparseWorkspace workspace = new();
    private readonly double beta1;
    private readonly double beta2;
    private readonly double eps;

    /// <summary>The rule over these tables, [rows, ...], each of an embedding made with <c>sparse: true</c>.</summary>
    public SparseAdam(
        IEnumerable<Parameter> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8)
    {
        this.parameters = [.. parameters];
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        LearningRate = learningRate;
        TablePages.MoveTo(this.parameters);
        moments = TablePages.Zeros(this.parameters, 2);
        means = Array.ConvertAll(moments, both => both.select(1, 0).DetachFromDisposeScope());
        squares = Array.ConvertAll(moments, both => both.select(1, 1).DetachFromDisposeScope());
        Steps = new long[this.parameters.Length];
    }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>How often each table was updated; may be written.</summary>
    public long[] Steps { get; }

    /// <summary>The mean gradients, one a table and of its shape; not contiguous.</summary>
    public IReadOnlyList<Tensor> Means => means;

    /// <summary>The mean squared gradients, likewise.</summary>
    public IReadOnlyList<Tensor> Squares => squares;

    /// <summary>Updates the touched rows of every table that has a gradient.</summary>
    /// <exception cref="TorchException">A gradient is dense.</exception>
    public void Step()
    {
        using var tables = new Borrow(parameters);
        using var first = new Borrow(means);
        using var second = new Borrow(squares);
        var rule = new SparseRule { LearningRate = LearningRate, Beta1 = beta1, Beta2 = beta2, Eps = eps };
        var failure = Native.ts_sparse_adam_step(
            workspace, tables.Pointers, first.Pointers, second.Pointers, Steps, parameters.Length, rule);
        NativeFailure.Check(failure, "SparseAdam.step");
    }

    /// <summary>Disposes the moments; the tables are their module's.</summary>
    public void Dispose()
    {
        foreach (var tensor in means.Concat(squares).Concat(moments))
            tensor.Dispose();
        workspace.Dispose();
    }
}
