using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery;

/// <summary>Measures a finished run again from its checkpoint and its images.</summary>
internal sealed class GanEvaluation(EvaluateRequest request, RunFolder run)
{
    private readonly GanConfig _config = (GanConfig)request.Config;

    /// <summary>Recomputes the run's table.</summary>
    public RunResult Run()
    {
        var device = GanFamily.Prepare(_config);
        using var images = ImageSplits.Load(_config.Data, device);
        using var gan = TrainedGan.Load(run, _config, device);
        using var table = new GanTable(_config, images, request.Observer, request.Stop);
        return table.Result(run, gan, run.ReadResult()?.TrainSeconds ?? 0);
    }
}
