using System.Globalization;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery;

/// <summary>The family's sections of a report: what the same latents looked like over the training, and the real images that are nearest to generated ones.</summary>
internal static class GanReport
{
    /// <summary>The pictures of the same latents, see <see cref="RunFolder.LogPicture"/>.</summary>
    internal const string Samples = "samples";

    /// <summary>The pictures of generated images beside their nearest training images.</summary>
    internal const string Neighbours = "neighbours";
    private const int MostGrids = 6;

    /// <summary>Draws what the run folder holds.</summary>
    public static IReadOnlyList<ReportSection> Sections(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sections = new List<ReportSection>();
        var grids = run.Pictures(Samples);
        if (grids.Count > 0)
            sections.Add(new ReportSection("What it makes", Grids(grids)));
        if (run.Pictures(Neighbours) is [.., var newest])
            sections.Add(new ReportSection("Copied or made?", Beside(newest)));
        return sections;
    }

    private static string Grids(IReadOnlyList<(long Step, string Path)> grids)
    {
        // The last one and others evenly spread before it.
        var shown = Enumerable.Range(0, Math.Min(MostGrids, grids.Count)).Select(place => grids[grids.Count - 1 - (place * grids.Count / Math.Min(MostGrids, grids.Count))]).Reverse();
        return Figure.Row(shown.Select(grid => Figure.Draw(
            string.Create(CultureInfo.InvariantCulture, $"step {grid.Step:N0}"), "a row a class, the same latents throughout", Figure.Picture($"generated images at step {grid.Step}", File.ReadAllBytes(grid.Path)))));
    }

    private static string Beside((long Step, string Path) picture) => Figure.Row(
    [
        Figure.Draw(
            "The generated images that are nearest to a training image", "above: generated; beneath: the training image nearest by the classifier's features",
            Figure.Picture("generated images above their nearest training images", File.ReadAllBytes(picture.Path))),
    ]);
}
