using System.Globalization;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>One part of a split, made ready once: who is measured, against which negatives, and the words that say so.</summary>
internal sealed class EvaluationSet
{
    private readonly InteractionSplit _split;
    private readonly EvaluateConfig _config;
    private readonly long _seed;
    private readonly IReadOnlyList<int[]>? _given;
    private readonly HeldOutRanking _heldOut;
    private readonly Dictionary<HeldOutGroup, int[][]> _negatives = [];

    public EvaluationSet(InteractionSplit split, EvaluateConfig config, long seed, EvaluationPart part, int[] rowsOfItem)
    {
        (_split, _config, _seed) = (split, config, seed);
        _given = part == EvaluationPart.Test ? split.TestNegatives : null;
        _heldOut = HeldOutRanking.Of(split, part, rowsOfItem);
    }

    /// <summary>Everybody first, then the cold rows alone where there are any.</summary>
    public IReadOnlyList<HeldOutGroup> Groups => _heldOut.Groups;

    /// <summary>
    /// The negatives of a group's users: those given, or drawn once and kept, so that every model meets the same. A given negative that is
    /// held out itself is left out, repeats of others are kept.
    /// </summary>
    public int[][] Negatives(HeldOutGroup group)
    {
        if (!_negatives.TryGetValue(group, out var lists))
        {
            lists = new int[group.Users.Length][];
            for (var i = 0; i < lists.Length; i++)
                lists[i] = _given is null ? Drawn(group, i) : [.. _given[group.Users[i]].Where(item => !group.Targets[i].Contains(item))];
            _negatives.Add(group, lists);
        }

        return lists;
    }

    /// <summary>Everything that a reader must know of the full ranking's figures.</summary>
    public string FullText(HeldOutGroup group) => Text(
        group, group.Users.Length, string.Create(CultureInfo.InvariantCulture, $"full ranking over {_split.ItemCount:N0} items, seen items masked"));

    /// <summary>Everything that a reader must know of the sampled protocol's figures.</summary>
    public string SampledText(HeldOutGroup group)
    {
        var ranked = Negatives(group);
        int[] counts = [.. ranked.Select((list, i) => _given?[group.Users[i]].Length ?? list.Length).Where(count => count > 0)];
        var (least, most) = counts.Length == 0 ? (0, 0) : (counts.Min(), counts.Max());
        var number = least == most
            ? most.ToString("N0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{least:N0} to {most:N0}");
        var origin = _given is null
            ? string.Create(CultureInfo.InvariantCulture, $"unseen negatives drawn with seed {_seed}")
            : "given negatives";
        var without = ranked.Count(list => list.Length == 0);
        var text = Text(group, ranked.Length - without, $"sampled: {number} {origin}");
        var heldOut = counts.Sum() - ranked.Sum(list => list.Length);
        if (heldOut > 0)
            text += $"; {Count(heldOut, "given negative")} left out that {(heldOut == 1 ? "is" : "are")} held out";
        return without == 0 ? text : text + $"; {Count(without, "user")} without a negative left out";
    }

    private string Text(HeldOutGroup group, int users, string against)
    {
        var ties = _config.Ties == TieRule.Optimistic ? ", ties in favour of the held-out item" : "";
        if (group.Label.Length > 0)
            return $"{against}, {_split.Protocol}{ties}; cold rows alone: {Count(users, "user")}, {Count(group.Rows, "held-out row")} {group.Label}";
        var text = $"{against}, {_split.Protocol}{ties}; {Count(users, "user")}";
        if (_heldOut.Repeats > 0)
            text += $"; {Count(_heldOut.Repeats, "held-out row")} left out: the user had the item before";
        if (_heldOut.Exhausted > 0)
            text += $"; {Count(_heldOut.Exhausted, "user")} left out who had every item";
        return text;
    }

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    private int[] Drawn(HeldOutGroup group, int index)
    {
        int[] excluded = [.. group.Masked[index].Union(group.Targets[index])];
        Array.Sort(excluded);
        return NegativeLists.Draw(group.Users[index], excluded, _split.ItemCount, _config.SampledNegatives, _seed);
    }
}
