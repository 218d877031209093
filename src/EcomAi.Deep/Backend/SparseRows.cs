using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>The sparse rules in plain TorchSharp calls, for a torch without rules of its own for sparse gradients.</summary>
internal static class SparseRows
{
    /// <summary>One step of PyTorch's SparseAdam on one table; <paramref name="step"/> counts this step.</summary>
    public static void Adam(
        Parameter table, Tensor mean, Tensor square, long step, double learningRate, double beta1, double beta2, double eps)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var (rows, gradient) = Summed(table);
        var oldMean = mean.index_select(0, rows);
        var newMean = oldMean + ((gradient - oldMean) * (1 - beta1));
        var oldSquare = square.index_select(0, rows);
        var newSquare = oldSquare + (((gradient * gradient) - oldSquare) * (1 - beta2));
        mean.index_copy_(0, rows, newMean);
        square.index_copy_(0, rows, newSquare);
        var size = learningRate * Math.Sqrt(1 - Math.Pow(beta2, step)) / (1 - Math.Pow(beta1, step));
        table.index_add_(0, rows, newMean / (newSquare.sqrt() + eps), -size);
    }

    /// <summary>One step of Adagrad on the touched rows of one table.</summary>
    public static void Adagrad(Parameter table, Tensor sum, double learningRate, double eps)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var (rows, gradient) = Summed(table);
        sum.index_add_(0, rows, gradient.square(), 1);
        table.index_add_(0, rows, gradient / (sum.index_select(0, rows).sqrt() + eps), -learningRate);
    }

    /// <summary>One step of gradient descent on the touched rows of one table, which alone decay.</summary>
    public static void Descend(Parameter table, double learningRate, double weightDecay)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var (rows, gradient) = Summed(table);
        if (weightDecay != 0)
            gradient = gradient + (table.index_select(0, rows) * weightDecay);
        table.index_add_(0, rows, gradient, -learningRate);
    }

    // The touched rows, ascending, and the sum of each one's gradients.
    private static (Tensor Rows, Tensor Gradient) Summed(Parameter table)
    {
        var gradient = table.grad!;
        if (!gradient.is_sparse)
            throw new EcomException("a sparse optimizer takes sparse gradients: make the embedding with sparse: true");
        var values = gradient.SparseValues;
        var (rows, places, _) = gradient.SparseIndices.select(0, 0).unique(sorted: true, return_inverse: true);
        var summed = zeros([rows.shape[0], .. values.shape[1..]], dtype: values.dtype, device: values.device);
        summed.index_add_(0, places!, values, 1);
        return (rows, summed);
    }
}
