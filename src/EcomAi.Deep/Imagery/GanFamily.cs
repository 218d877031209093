using EcomAi.Deep.Backend;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Training;
using TorchSharp;

namespace EcomAi.Deep.Imagery;

/// <summary>The family <c>gan</c>: pictures for ads, class by class.</summary>
public sealed class GanFamily : IModelFamily
{
    internal const string FamilyName = "gan";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public string Description => "ad imagery: product pictures of wanted classes (a small conditional GAN)";

    /// <inheritdoc/>
    public Type ConfigType => typeof(GanConfig);

    /// <inheritdoc/>
    public RunResult Train(TrainRequest request) => new GanTraining(request).Run();

    /// <inheritdoc/>
    public RunResult Evaluate(EvaluateRequest request)
    {
        using var run = RunFolder.Open(request.Run);
        return new GanEvaluation(request, run).Run();
    }

    /// <inheritdoc/>
    public ScoreResult Score(ScoreRequest request)
    {
        using var run = RunFolder.Open(request.Run);
        return new ImageScoring(request, run).Run();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Reporting.ReportSection> ReportSections(RunFolder run) => GanReport.Sections(run);

    /// <summary>Sets what the run asks of torch, and finds the device.</summary>
    internal static torch.Device Prepare(GanConfig config) => TorchRuntime.Prepare(config);
}
