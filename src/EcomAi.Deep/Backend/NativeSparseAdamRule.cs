#if !TORCHSHARP_PACKAGE
using TorchSharp.Modules;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>SparseAdam in one native call a step.</summary>
internal sealed class NativeSparseAdamRule(Parameter[] tables, double learningRate, double beta1, double beta2, double eps)
    : ISparseAdamRule
{
    private readonly SparseAdam rule = new(tables, learningRate, beta1, beta2, eps);

    public double LearningRate
    {
        get => rule.LearningRate;
        set => rule.LearningRate = value;
    }

    public long[] Steps => rule.Steps;

    public IReadOnlyList<Tensor> Means => rule.Means;

    public IReadOnlyList<Tensor> Squares => rule.Squares;

    public void Step() => rule.Step();

    public void Dispose() => rule.Dispose();
}
#endif
