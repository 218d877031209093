using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery;

/// <summary>Looks at a training from time to time: pictures of the same latents, and whether it has collapsed.</summary>
/// <param name="run">Where the pictures go.</param>
/// <param name="action">What happens at a collapse.</param>
/// <param name="observer">Where warnings go.</param>
internal sealed class GanWatch(RunFolder run, CollapseAction action, IRunObserver observer)
{
    private const int MostClasses = 16;
    private const int Columns = 10;

    // The same for all runs, so that grids can be compared.
    private const long GridSeed = 0;

    /// <summary>Keeps a picture: a row a class, the same latents in all rows.</summary>
    public void Draw(GanLearner learner, long step)
    {
        var classes = Math.Min(learner.Exported.Shape.Classes, MostClasses);
        var labels = Enumerable.Range(0, classes * Columns).Select(image => (long)(image / Columns)).ToArray();
        using var images = ImageSampler.Sample(learner.Exported, labels, GridSeed);
        run.LogPicture(step, GanReport.Samples, PictureGrid.Tile(PictureTensors.ToPictures(images.Pixels), Columns));
    }

    /// <summary>Warns of a collapse, or ends the run.</summary>
    /// <exception cref="EcomException">The training has collapsed, and the configuration asks to stop then.</exception>
    public void Judge(GanLearner learner)
    {
        if (action == CollapseAction.Ignore || learner.Collapse() is not { } verdict)
            return;
        if (action == CollapseAction.Stop)
            throw new EcomException($"{verdict}. The run {run.Path} keeps its checkpoints; train.collapse=warn goes on in spite of it.");
        observer.Message($"warning: {verdict}");
    }
}
