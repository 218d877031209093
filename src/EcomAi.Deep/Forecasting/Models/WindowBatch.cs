using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// Windows of series, gathered from the panel: context steps that the model reads, then gap + horizon steps that it is asked about. L is their sum.
/// </summary>
/// <param name="Target">Targets [batch, L], 0 where missing or hidden.</param>
/// <param name="Observed">1 where the target is there, else 0 [batch, L].</param>
/// <param name="Lags">Earlier targets [batch, L, lags], 0 where missing.</param>
/// <param name="LagsObserved">1 where they are there [batch, L, lags].</param>
/// <param name="Known">Known covariates and calendar features, standardised, or their seasonal differences [batch, L, known].</param>
/// <param name="Past">Past-only covariates, standardised [batch, context, past].</param>
/// <param name="Codes">Places of the static categories in the embedding table [batch, columns].</param>
/// <param name="Prior">The usual target of a series of these categories [batch], for the steps at which nothing is known of it.</param>
public sealed record WindowBatch(
    Tensor Target, Tensor Observed, Tensor Lags, Tensor LagsObserved, Tensor Known, Tensor Past, Tensor Codes, Tensor Prior) : IBatch, IDisposable
{
    /// <inheritdoc/>
    public int Size => (int)Target.shape[0];

    /// <summary>The step, counted over all epochs, that this batch is drawn for.</summary>
    public long Step { get; init; }

    /// <summary>The windows after a change of every tensor.</summary>
    public WindowBatch Map(Func<Tensor, Tensor> change) => this with
    {
        Target = change(Target),
        Observed = change(Observed),
        Lags = change(Lags),
        LagsObserved = change(LagsObserved),
        Known = change(Known),
        Past = change(Past),
        Codes = change(Codes),
        Prior = change(Prior),
    };

    /// <inheritdoc/>
    public void Dispose() => Map(tensor =>
    {
        tensor.Dispose();
        return tensor;
    });
}
