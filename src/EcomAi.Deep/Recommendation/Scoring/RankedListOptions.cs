using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>What is ranked for whom.</summary>
public sealed record RankedListOptions
{
    /// <summary>Items a user gets, at least 1. Default 20.</summary>
    public int Top { get; init; } = 20;

    /// <summary>The users to rank for: Parquet, or CSV with a header, with the user column. Default none: every user of the run.</summary>
    public string? UsersFile { get; init; }

    /// <summary>The items that may be ranked, such as what is in stock: Parquet, or CSV with a header, with the item column. Default none: all.</summary>
    public string? ItemsFile { get; init; }

    /// <summary>Whether items that the user has had are ranked as well. Default false.</summary>
    public bool IncludeSeen { get; init; }

    /// <summary>Reads the options of the verb <c>score</c>: <c>top</c>, <c>users</c>, <c>items</c>, <c>includeSeen</c>; others are not looked at.</summary>
    /// <param name="options">Options by name without dashes.</param>
    /// <exception cref="ScoreOptionException">A value is not accepted.</exception>
    public static RankedListOptions From(IReadOnlyDictionary<string, string> options)
    {
        var read = new RankedListOptions { UsersFile = options.GetValueOrDefault("users"), ItemsFile = options.GetValueOrDefault("items") };
        if (options.TryGetValue("top", out var top))
        {
            read = read with
            {
                Top = int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? number
                    : throw new ScoreOptionException($"invalid --top: must be a whole number from 1 on, received '{top}'"),
            };
        }

        if (options.TryGetValue("includeSeen", out var includeSeen))
        {
            read = read with
            {
                IncludeSeen = bool.TryParse(includeSeen, out var flag)
                    ? flag
                    : throw new ScoreOptionException($"invalid --include-seen: must be true or false, received '{includeSeen}'"),
            };
        }

        return read;
    }
}
