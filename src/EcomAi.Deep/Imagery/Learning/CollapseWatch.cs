using System.Globalization;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>
/// Judges whether a training has collapsed, from two figures smoothed over steps: how diverse generated images are next to real ones, and how often the discriminator is
/// right.
/// </summary>
public static class CollapseWatch
{
    /// <summary>
    /// Below this diversity images of a class look the same: their variance in the discriminator's features is less than this part of real ones' (healthy runs stay
    /// above .3).
    /// </summary>
    public const double LeastDiversity = .1;

    /// <summary>Above this accuracy the generator learns nothing any more: of 100 logits not one fools the discriminator.</summary>
    public const double MostAccuracy = .99;

    /// <summary>
    /// What a step keeps of the smoothed figures: half is forgotten after 138 steps. From the start values (1, .5) a figure needs hundreds of bad steps to reach its
    /// threshold, so that a rough first epoch is no alarm.
    /// </summary>
    public const double Keep = .995;

    private static readonly float[] First = [1, .5f];

    /// <summary>Diversity and accuracy before the first step [2] float32.</summary>
    /// <param name="device">Where they are wanted.</param>
    public static Tensor Start(Device device) => tensor(First, device: device);

    /// <summary>Says what is wrong.</summary>
    /// <param name="loss">The loss; with <see cref="GanLossKind.WganGp"/> the critic is meant to be right, and only diversity counts.</param>
    /// <param name="diversity">Variance of the discriminator's features within a class of generated images, divided by that of real ones; smoothed.</param>
    /// <param name="accuracy">The part of the discriminator's answers that are right; smoothed.</param>
    /// <returns>A sentence with the figures; null when nothing is wrong.</returns>
    public static string? Judge(GanLossKind loss, double diversity, double accuracy)
    {
        if (diversity < LeastDiversity)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"the generator has collapsed: images of a class vary {diversity:0.###} times as much as real ones in the discriminator's features (a collapse is below {LeastDiversity}). Raise train.r1, set augment.translation and augment.color, or lower train.generatorRate");
        }

        if (accuracy > MostAccuracy && loss != GanLossKind.WganGp)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"the discriminator always wins: it is right in {accuracy * 100:0.#} % of cases (too much is above {MostAccuracy * 100:0} %), so the generator learns nothing. Raise train.r1, set augment.translation and augment.color, or lower train.discriminatorRate");
        }

        return null;
    }
}
