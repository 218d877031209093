using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// Batch normalisation of each channel (Ioffe and Szegedy 2015): by the batch's statistics while training, by their moving averages in evaluation. Scale and shift are one
/// row for all images, or one for each class (Dumoulin et al. 2017).
/// </summary>
internal sealed class BatchNormalization : Module<Tensor, Tensor?, Tensor>
{
    private readonly Parameter scale;
    private readonly Parameter shift;
    private readonly Tensor mean;
    private readonly Tensor variance;
    private readonly bool _isConditional;

    /// <summary>A layer of this size.</summary>
    /// <param name="source">Where the first scales come from.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="deviation">The standard deviation of the first scales around 1.</param>
    /// <param name="classes">The number of classes with scale and shift of their own; 0 has one for all.</param>
    public BatchNormalization(WeightSource source, int channels, double deviation, int classes = 0)
        : base(nameof(BatchNormalization))
    {
        _isConditional = classes > 0;
        scale = _isConditional ? source.Normal(1, deviation, [classes, channels]) : source.Normal(1, deviation, [channels]);
        shift = Parameter(zeros(scale.shape));
        mean = zeros(channels);
        variance = ones(channels);
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input1">[B, channels, height, width].</param>
    /// <param name="input2">Labels [B] int64; looked at only where classes have scales of their own.</param>
    public override Tensor forward(Tensor input1, Tensor? input2)
    {
        if (!_isConditional)
            return functional.batch_norm(input1, mean, variance, scale, shift, training); // [B, channels, height, width]
        var normal = functional.batch_norm(input1, mean, variance, training: training);
        return addcmul(OfClass(shift, input2!, normal), normal, OfClass(scale, input2!, normal), 1);
    }

    private static Tensor OfClass(Parameter table, Tensor labels, Tensor x) => table.index_select(0, labels).to(x.dtype).unsqueeze(-1).unsqueeze(-1); // [B, channels, 1, 1]
}
