using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>What the evaluation classifier sees in a set of images.</summary>
public sealed class ImageFeatures : IDisposable
{
    /// <summary>Takes over two tensors.</summary>
    /// <param name="values">[N, D] float32.</param>
    /// <param name="predicted">[N] int64.</param>
    internal ImageFeatures(Tensor values, Tensor predicted) =>
        (Values, Predicted) = (values.DetachFromDisposeScope(), predicted.DetachFromDisposeScope());

    /// <summary>[N, D] float32, in units of the root mean square over the training images.</summary>
    public Tensor Values { get; }

    /// <summary>[N] int64: the class that the classifier holds most likely.</summary>
    public Tensor Predicted { get; }

    /// <summary>The number of images.</summary>
    public int Count => (int)Values.size(0);

    /// <summary>The part of images whose class is the predicted one.</summary>
    /// <param name="labels">[N] int64.</param>
    public double Accuracy(Tensor labels)
    {
        using var scope = NewDisposeScope();
        return Predicted.eq(labels.to(Predicted.device)).to(float64).mean().item<double>();
    }

    /// <summary>The same, class by class; NaN where there is no image of a class.</summary>
    /// <param name="labels">[N] int64.</param>
    /// <param name="classes">The number of classes.</param>
    public IReadOnlyList<double> AccuracyByClass(Tensor labels, int classes)
    {
        using var scope = NewDisposeScope();
        var (wanted, seen) = (labels.cpu().data<long>().ToArray(), Predicted.cpu().data<long>().ToArray());
        var (right, all) = (new int[classes], new int[classes]);
        for (var image = 0; image < wanted.Length; image++)
        {
            all[wanted[image]]++;
            if (wanted[image] == seen[image])
                right[wanted[image]]++;
        }

        return [.. right.Zip(all, (hits, count) => count == 0 ? double.NaN : (double)hits / count)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Predicted.Dispose();
    }
}
