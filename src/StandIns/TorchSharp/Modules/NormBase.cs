using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalisations by channel have: a scale and a shift, and running statistics, each or none.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private Parameter? scale;
    private Parameter? shift;
    private readonly Tensor? mean;
    private readonly Tensor? variance;
    private readonly Tensor? batches;

    private protected NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype,
        string name)
        : base(name)
    {
        if (num_features < 1)
            throw new ArgumentException($"{name}: num_features must be 1 or more, not {num_features}");
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            scale = new Parameter(ones(num_features, dtype, device));
            shift = new Parameter(zeros(num_features, dtype, device));
            RegisterOwn(nameof(weight), scale);
            RegisterOwn(nameof(bias), shift);
        }
        if (track_running_stats)
        {
            mean = zeros(num_features, dtype, device);
            variance = ones(num_features, dtype, device);
            batches = zeros([], int64, device);
            RegisterOwn(nameof(running_mean), mean);
            RegisterOwn(nameof(running_var), variance);
            RegisterOwn(nameof(num_batches_tracked), batches);
        }
    }

    /// <summary>Channels.</summary>
    public long num_features { get; }

    /// <summary>What is added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>The part of a batch in the new running statistics; null for the mean of all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether the result is scaled and shifted.</summary>
    public bool affine { get; }

    /// <summary>Whether running statistics are kept.</summary>
    public bool track_running_stats { get; }

    /// <summary>The scale, [num_features]; the module's own wrapper, null when not affine.</summary>
    public Parameter weight
    {
        get => scale!;
        set
        {
            scale = value;
            Exchange(nameof(weight), value);
        }
    }

    /// <summary>The shift, [num_features]; the module's own wrapper.</summary>
    public Parameter? bias
    {
        get => shift;
        set
        {
            shift = value;
            Exchange(nameof(bias), value);
        }
    }

    /// <summary>The running mean, [num_features]; the module's own wrapper.</summary>
    public Tensor? running_mean
    {
        get => mean;
        set => Overwrite(mean, value, nameof(running_mean));
    }

    /// <summary>The running unbiased variance, [num_features]; the module's own wrapper.</summary>
    public Tensor? running_var
    {
        get => variance;
        set => Overwrite(variance, value, nameof(running_var));
    }

    /// <summary>How many batches the running statistics have seen, one int64; the module's own wrapper.</summary>
    public Tensor? num_batches_tracked
    {
        get => batches;
        set => Overwrite(batches, value, nameof(num_batches_tracked));
    }

    /// <summary>Running statistics of a module that has seen nothing: mean 0, variance 1.</summary>
    public void reset_running_stats()
    {
        mean?.zero_().Dispose();
        variance?.fill_(1).Dispose();
        batches?.zero_().Dispose();
    }

    /// <summary>Scale 1, shift 0, and statistics of a module that has seen nothing.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (scale is not null)
            nn.init.ones_(scale).Dispose();
        if (shift is not null)
            nn.init.zeros_(shift).Dispose();
    }

    /// <summary>Refuses what is not of the module's dimensions.</summary>
    /// <exception cref="ArgumentException">The input has other dimensions.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);

    private void Overwrite(Tensor? own, Tensor? value, string name)
    {
        if (own is null || value is null)
            throw new InvalidOperationException($"{GetName()}: {name} can be set to a tensor only, where running statistics are kept");
        using var ungraded = no_grad();
        own.copy_(value).Dispose();
    }
}
