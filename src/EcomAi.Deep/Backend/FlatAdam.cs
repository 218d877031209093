using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>
/// Adam and AdamW for many parameters on a GPU, where each operation is a launch: what the rule remembers lies in one piece of memory, and a step
/// is one launch of libtorch's fused kernel or, without it, some twenty operations over all gradients at once. The parameters stay where their layers
/// have put them, since cuDNN wants those of an LSTM in an order of its own. Step counts and learning rate are on the device, so that a captured
/// step counts on and takes a learning rate set after the capture. The numbers are those of torch's Adam up to rounding.
/// </summary>
public sealed class FlatAdam : IParameterOptimizer
{
    private readonly (string Name, Parameter Parameter)[] named;
    private readonly Parameter[] parameters;
    private readonly AdamMoments moments;
    private readonly Tensor rate;
    private readonly Tensor logarithms;
    private readonly (double Beta1, double Beta2, double Eps, double Decay, bool Decoupled) rule;
    private readonly bool fused;
    private double learningRate;

    /// <summary>The rule over these parameters.</summary>
    /// <param name="parameters">At least one, all of one device and one floating type, contiguous.</param>
    /// <param name="learningRate">The learning rate of the first step.</param>
    /// <param name="beta1">How much of the mean gradient is kept, 0 to 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept, 0 to 1.</param>
    /// <param name="eps">What is added to the root of the mean square.</param>
    /// <param name="weightDecay">The weight decay.</param>
    /// <param name="decoupled">Whether the decay shrinks the weights (AdamW) instead of entering the gradient.</param>
    /// <exception cref="ArgumentException">The parameters do not fit; ask <see cref="Suits"/> first.</exception>
    public FlatAdam(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8, double weightDecay = 0, bool decoupled = false)
        : this(parameters, learningRate, (beta1, beta2, eps, weightDecay, decoupled), fused: null)
    {
    }

    /// <summary>As above; by the fused kernel or by plain operations as one wishes.</summary>
    internal FlatAdam(
        IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate,
        (double Beta1, double Beta2, double Eps, double Decay, bool Decoupled) rule, bool? fused)
    {
        named = [.. parameters];
        if (!Suits(named))
            throw new ArgumentException("the parameters are not all contiguous and of one device and one floating type");
        this.parameters = Array.ConvertAll(named, pair => pair.Parameter);
        this.rule = rule;
        this.learningRate = learningRate;
        var (device, type) = (this.parameters[0].device, this.parameters[0].dtype);
        this.fused = fused ?? (HasKernel(device) && type == ScalarType.Float32);
        moments = new AdamMoments(this.parameters);
        rate = full([], learningRate, dtype: this.fused ? ScalarType.Float32 : ScalarType.Float64, device: device).DetachFromDisposeScope();
        logarithms = tensor(new[] { Math.Log(rule.Beta1), Math.Log(rule.Beta2) }, ScalarType.Float64, device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => learningRate;
        set
        {
            if (value == learningRate)
                return;
            learningRate = value;
            using var ungraded = no_grad();
            rate.fill_(value).Dispose();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State => moments.State(Array.ConvertAll(named, pair => pair.Name));

    /// <summary>Whether the rule can take these: at least one, all of one device and one floating type, contiguous.</summary>
    public static bool Suits(IReadOnlyList<(string Name, Parameter Parameter)> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count == 0)
            return false;
        var (device, type) = (parameters[0].Parameter.device, parameters[0].Parameter.dtype);
        return type is ScalarType.Float32 or ScalarType.Float64 && parameters.All(pair =>
            pair.Parameter.dtype == type && pair.Parameter.device.type == device.type && pair.Parameter.device.index == device.index
            && pair.Parameter.is_contiguous());
    }

    /// <inheritdoc/>
    public void ZeroGrad() => ParameterGradients.Clear(parameters);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A gradient is sparse.</exception>
    public void Step()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var places = new List<int>();
        var gradients = new List<Tensor>();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].grad is not { } gradient)
                continue;
            if (gradient.is_sparse)
                throw new ArgumentException($"Adam does not take sparse gradients ('{named[i].Name}'); use the sparse rule for embeddings");
            places.Add(i);
            gradients.Add(gradient.contiguous());
        }
        if (places.Count == 0)
            return;
        moments.Count([.. places]);
        if (fused)
            StepFused([.. places], [.. gradients]);
        else if (moments.CountsAgree)
            StepTogether([.. gradients]);
        else
            StepEach(places, gradients);
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> saved)
    {
        StateCopy.Into(State, saved);
        moments.TakeCounts();
    }

    /// <summary>Disposes what the rule remembers; the parameters are their module's.</summary>
    public void Dispose()
    {
        moments.Dispose();
        rate.Dispose();
        logarithms.Dispose();
    }

    private static bool HasKernel(Device device) =>
#if TORCHSHARP_PACKAGE
        false;
#else
        TorchSharp.StandIn.FusedAdam.IsAvailable(device.type);
#endif

    private void StepFused(int[] places, Tensor[] gradients)
    {
#if TORCHSHARP_PACKAGE
        throw new NotSupportedException("the TorchSharp package has no fused Adam");
#else
        TorchSharp.StandIn.FusedAdam.Step(
            Array.ConvertAll(places, i => parameters[i]), gradients, Array.ConvertAll(places, i => moments.Means[i]),
            Array.ConvertAll(places, i => moments.Squares[i]), Array.ConvertAll(places, i => moments.Steps[i]), rate, rule.Beta1, rule.Beta2,
            rule.Eps, rule.Decay, rule.Decoupled);
#endif
    }

    private void StepTogether(Tensor[] gradients)
    {
        var gradient = Join(gradients); // [elements]
        if (rule.Decay != 0 && !rule.Decoupled)
            gradient.add_(Join(parameters), rule.Decay);
        var change = Change(gradient, moments.AllMeans, moments.AllSquares, moments.Steps[0]);
        Shrink(parameters);
        for (var i = 0; i < parameters.Length; i++)
            parameters[i].sub_(moments.Part(change, i));
    }

    private void StepEach(List<int> places, List<Tensor> gradients)
    {
        for (var k = 0; k < places.Count; k++)
        {
            var i = places[k];
            var gradient = rule.Decay != 0 && !rule.Decoupled ? gradients[k].add(parameters[i], rule.Decay) : gradients[k];
            var change = Change(gradient, moments.Means[i], moments.Squares[i], moments.Steps[i]);
            Shrink([parameters[i]]);
            parameters[i].sub_(change);
        }
    }

    private static Tensor Join(Tensor[] tensors) => cat(Array.ConvertAll(tensors, part => part.reshape(-1)), 0);

    // The bias corrections are computed on the device, in double precision.
    private Tensor Change(Tensor gradient, Tensor mean, Tensor square, Tensor step)
    {
        mean.mul_(rule.Beta1).add_(gradient, 1 - rule.Beta1);
        square.mul_(rule.Beta2).addcmul_(gradient, gradient, 1 - rule.Beta2);
        var corrections = (logarithms * step.to(ScalarType.Float64)).exp().mul_(-1).add_(1); // [2]: 1 - beta^step
        var size = (rate / corrections.select(0, 0)).to(gradient.dtype);
        var root = corrections.select(0, 1).sqrt().to(gradient.dtype);
        return square.sqrt().div_(root).add_(rule.Eps).reciprocal_().mul_(mean).mul_(size);
    }

    private void Shrink(Parameter[] some)
    {
        if (rule.Decay == 0 || !rule.Decoupled)
            return;
        var kept = (rate * -rule.Decay).add_(1).to(some[0].dtype);
        foreach (var parameter in some)
            parameter.mul_(kept);
    }
}
