using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>The optimizers of this library. Make them after the model is on its device.</summary>
public static class Optimizers
{
    /// <summary>Adam (Kingma and Ba 2015) with dense gradients; a weight decay enters the gradient. On a GPU by <see cref="FlatAdam"/>.</summary>
    public static IParameterOptimizer Adam(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8, double weightDecay = 0)
    {
        var all = parameters.ToArray();
        return OnGpu(all)
            ? new FlatAdam(all, learningRate, beta1, beta2, eps, weightDecay)
            : new DenseOptimizer(all, owned => optim.Adam(owned, learningRate, beta1, beta2, eps, weightDecay));
    }

    /// <summary>
    /// Adam with a weight decay that shrinks the weights (Loshchilov and Hutter 2019), with dense gradients. On a GPU by <see cref="FlatAdam"/>.
    /// </summary>
    public static IParameterOptimizer AdamW(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8, double weightDecay = 0.01)
    {
        var all = parameters.ToArray();
        return OnGpu(all)
            ? new FlatAdam(all, learningRate, beta1, beta2, eps, weightDecay, decoupled: true)
            : new DenseOptimizer(all, owned => optim.AdamW(owned, learningRate, beta1, beta2, eps, weightDecay));
    }

    /// <summary>Gradient descent with dense gradients.</summary>
    public static IParameterOptimizer Sgd(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double momentum = 0, double weightDecay = 0) =>
        new DenseOptimizer(parameters, all => optim.SGD(all, learningRate, momentum, weight_decay: weightDecay));

    /// <summary>
    /// Adam for embedding tables made with <c>sparse: true</c>, by the rule of PyTorch's SparseAdam: only the rows looked up
    /// change, their moments too, and the bias correction counts steps.
    /// </summary>
    public static IParameterOptimizer SparseAdam(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8) =>
#if TORCHSHARP_PACKAGE
        new SparseAdamOptimizer(parameters, tables => new PlainSparseAdamRule(tables, learningRate, beta1, beta2, eps));
#else
        new SparseAdamOptimizer(parameters, tables => new NativeSparseAdamRule(tables, learningRate, beta1, beta2, eps));
#endif

    /// <summary>
    /// Adagrad (Duchi et al. 2011) with sparse or dense gradients: where they are sparse, only the rows looked up change, which are all
    /// that dense Adagrad would change.
    /// </summary>
    public static IParameterOptimizer Adagrad(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double eps = 1e-10) =>
        new AdagradOptimizer(parameters, learningRate, eps);

    /// <summary>Gradient descent for embedding tables made with <c>sparse: true</c>: only the rows looked up change and decay.</summary>
    public static IParameterOptimizer SparseSgd(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double weightDecay = 0) =>
        new SparseSgdOptimizer(parameters, learningRate, weightDecay);

    /// <summary>Optimizers that step together; setting the learning rate sets it in all.</summary>
    public static IParameterOptimizer Combine(params IParameterOptimizer[] parts) => new CombinedOptimizer(parts);

    // On the host torch's own rule is one pass over memory already, and a quicker one.
    private static bool OnGpu((string Name, Parameter Parameter)[] parameters) =>
        Array.TrueForAll(parameters, pair => pair.Parameter.device_type == TorchSharp.DeviceType.CUDA) && FlatAdam.Suits(parameters);
}
