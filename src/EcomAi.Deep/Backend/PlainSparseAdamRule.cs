using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>SparseAdam in plain TorchSharp calls.</summary>
internal sealed class PlainSparseAdamRule : ISparseAdamRule
{
    private readonly Parameter[] tables;
    private readonly Tensor[] means;
    private readonly Tensor[] squares;
    private readonly double beta1;
    private readonly double beta2;
    private readonly double eps;

    public PlainSparseAdamRule(Parameter[] tables, double learningRate, double beta1, double beta2, double eps)
    {
        this.tables = tables;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        LearningRate = learningRate;
        using var ungraded = no_grad();
        means = Array.ConvertAll(tables, table => zeros_like(table).DetachFromDisposeScope());
        squares = Array.ConvertAll(tables, table => zeros_like(table).DetachFromDisposeScope());
        Steps = new long[tables.Length];
    }

    public double LearningRate { get; set; }

    public long[] Steps { get; }

    public IReadOnlyList<Tensor> Means => means;

    public IReadOnlyList<Tensor> Squares => squares;

    public void Step()
    {
        for (var i = 0; i < tables.Length; i++)
        {
            using var gradient = tables[i].grad;
            if (gradient is not null)
                SparseRows.Adam(tables[i], means[i], squares[i], ++Steps[i], LearningRate, beta1, beta2, eps);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in means.Concat(squares))
            tensor.Dispose();
    }
}
