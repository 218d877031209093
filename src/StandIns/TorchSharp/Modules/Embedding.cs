using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A row of numbers for each of many ids.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long paddingIndex;
    private readonly double? maxNorm;
    private readonly double normType;
    private readonly bool scaleByFrequency;
    private readonly bool sparse;
    private Parameter table;

    internal Embedding(
        Tensor weight, long paddingIndex, double? maxNorm, double normType, bool scaleByFrequency, bool sparse)
        : base(nameof(Embedding))
    {
        this.paddingIndex = paddingIndex;
        this.maxNorm = maxNorm;
        this.normType = normType;
        this.scaleByFrequency = scaleByFrequency;
        this.sparse = sparse;
        table = new Parameter(weight);
        register_parameter("weight", table);
    }

    /// <summary>The table, [num_embeddings, embedding_dims], in a new wrapper at each get.</summary>
    public Parameter? weight
    {
        get
        {
            NativeFailure.Check(Native.ts_tensor_again(table.Live, out var result), "weight", table);
            return new Parameter(result);
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            table = value;
            Exchange("weight", value);
        }
    }

    /// <summary>The rows of these ids.</summary>
    /// <param name="input">Ids of any shape [...], Int64 or Int32.</param>
    /// <returns>[..., embedding_dims].</returns>
    public override Tensor forward(Tensor input)
    {
        if (maxNorm is { } limit)
        {
            using var ungraded = no_grad();
            Op.embeddingRenorm_.Call(table, input, limit, normType).Dispose();
        }
        var failure = Native.ts_embedding(
            table.Live, input.Live, paddingIndex, scaleByFrequency ? 1 : 0, sparse ? 1 : 0, out var result);
        return Tensor.Wrap(failure, result, "embedding", table, input);
    }
}
