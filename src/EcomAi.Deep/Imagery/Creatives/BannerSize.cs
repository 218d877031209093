using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>The size of a banner, one of those that ad networks take.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
public sealed record BannerSize(int Width, int Height)
{
    /// <summary>The sizes that there are: medium rectangle, leaderboard, wide skyscraper, half page, link picture, square post.</summary>
    public static IReadOnlyList<BannerSize> All { get; } = [new(300, 250), new(728, 90), new(160, 600), new(300, 600), new(1200, 628), new(1080, 1080)];

    /// <summary>Reads sizes such as <c>300x250,728x90</c>.</summary>
    /// <exception cref="ScoreOptionException">One is not among <see cref="All"/>; the message lists them.</exception>
    public static IReadOnlyList<BannerSize> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            throw new ScoreOptionException($"--size names no size; the sizes are {string.Join(", ", All)}");
        return
        [
            .. names.Distinct(StringComparer.Ordinal).Select(name => All.FirstOrDefault(size => size.ToString() == name)
                ?? throw new ScoreOptionException($"--size '{name}' is no size of a banner; the sizes are {string.Join(", ", All)}")),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
