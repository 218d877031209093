using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>How different generated images of the same class are, next to real ones.</summary>
public static class FeatureDiversity
{
    /// <summary>The variance of features within classes of generated images divided by that of real ones; 1 where no class has two images.</summary>
    /// <param name="real">Features of real images [B, features].</param>
    /// <param name="fake">Features of generated images of the same labels [B, features].</param>
    /// <param name="labels">[B] int64.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>A scalar float32.</returns>
    public static Tensor Ratio(Tensor real, Tensor fake, Tensor labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(fake);
        ArgumentNullException.ThrowIfNull(labels);
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var members = labels.unsqueeze(1).eq(arange(classes, device: labels.device)).to_type(ScalarType.Float32); // [B, classes]
        var shares = members / members.sum([0], keepdim: true).clamp_min(1); // [B, classes], each column sums to 1
        Tensor Spread(Tensor features) => (features - members.mm(shares.t().mm(features))).square().sum(); // squared distances from the class's mean
        var (ofReal, ofFake) = (Spread(real), Spread(fake));
        return where(ofReal.gt(0), ofFake / ofReal.clamp_min(1e-30), ones_like(ofReal)).MoveToOuterDisposeScope();
    }
}
