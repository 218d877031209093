using EcomAi.Deep.Backend;
using EcomAi.Deep.Forecasting.Scoring;
using EcomAi.Deep.Training;
using TorchSharp;

namespace EcomAi.Deep.Forecasting;

/// <summary>The family <c>lstm</c>: how much will sell, learned from what was sold.</summary>
public sealed class LstmFamily : IModelFamily
{
    internal const string FamilyName = "lstm";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public string Description => "demand forecasting: quantiles for every series and step (an LSTM over all series, and statistical methods)";

    /// <inheritdoc/>
    public Type ConfigType => typeof(LstmConfig);

    /// <inheritdoc/>
    public RunResult Train(TrainRequest request) => new LstmTraining(request).Run();

    /// <inheritdoc/>
    public RunResult Evaluate(EvaluateRequest request)
    {
        using var run = RunFolder.Open(request.Run);
        return new LstmEvaluation(request, run).Run();
    }

    /// <inheritdoc/>
    public ScoreResult Score(ScoreRequest request)
    {
        using var run = RunFolder.Open(request.Run);
        return new ForecastScoring(request, run).Run();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Reporting.ReportSection> ReportSections(RunFolder run) => ForecastReport.Sections(run);

    /// <summary>Sets what the run asks of torch, and finds the device.</summary>
    internal static torch.Device Prepare(LstmConfig config) => TorchRuntime.Prepare(config);
}
