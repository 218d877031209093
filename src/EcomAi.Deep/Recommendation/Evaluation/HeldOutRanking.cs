namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>
/// Who is measured on which held-out items. Users without held-out items do not count. Held-out items that a user had before are
/// left out, since they are masked. Rows whose user or item no training row knows count like all others, and are measured once more alone.
/// </summary>
internal sealed class HeldOutRanking
{
    private HeldOutRanking(IReadOnlyList<HeldOutGroup> groups, int repeats, int exhausted)
    {
        Groups = groups;
        Repeats = repeats;
        Exhausted = exhausted;
    }

    /// <summary>Everybody first, then the cold rows alone where there are any.</summary>
    public IReadOnlyList<HeldOutGroup> Groups { get; }

    /// <summary>Held-out rows left out because the user had the item before.</summary>
    public int Repeats { get; }

    /// <summary>Users left out because they have seen every item.</summary>
    public int Exhausted { get; }

    /// <summary>Sorts a part's held-out rows.</summary>
    public static HeldOutRanking Of(InteractionSplit split, EvaluationPart part, int[] rowsOfItem)
    {
        var heldOut = part == EvaluationPart.Test ? split.Test : split.Validation;
        var all = new GroupBuilder("");
        var cold = new GroupBuilder("with a user or item that no training row knows");
        var (repeats, exhausted) = (0, 0);
        for (var user = 0; user < split.UserCount; user++)
        {
            if (heldOut[user].IsEmpty)
                continue;
            var seen = Seen(split, part, user);
            if (seen.Length == split.ItemCount)
            {
                exhausted++;
                continue;
            }

            var targets = heldOut[user].ToArray().Where(item => Array.BinarySearch(seen, item) < 0).ToArray();
            repeats += heldOut[user].Length - targets.Length;
            var coldUser = split.Seen[user].IsEmpty;
            var coldTargets = targets.Where(item => coldUser || rowsOfItem[item] == 0).ToArray();
            all.Add(user, targets, seen, []);
            cold.Add(user, coldTargets, seen, [.. targets.Except(coldTargets)]);
        }

        var groups = new List<HeldOutGroup> { all.Build() };
        if (cold.Count > 0)
            groups.Add(cold.Build());
        return new HeldOutRanking(groups, repeats, exhausted);
    }

    private static int[] Seen(InteractionSplit split, EvaluationPart part, int user)
    {
        var training = split.Seen[user];
        if (part == EvaluationPart.Validation || split.Validation[user].IsEmpty)
            return training.ToArray();
        return Union(training.ToArray(), split.Validation[user].ToArray());
    }

    private static int[] Union(int[] first, int[] second)
    {
        int[] all = [.. first.Union(second)];
        Array.Sort(all);
        return all;
    }

    private sealed class GroupBuilder(string label)
    {
        private readonly List<int> _users = [];
        private readonly List<int[]> _targets = [];
        private readonly List<int[]> _masked = [];

        public int Count => _users.Count;

        public void Add(int user, int[] targets, int[] seen, int[] others)
        {
            if (targets.Length == 0)
                return;
            _users.Add(user);
            _targets.Add(targets);
            _masked.Add(others.Length == 0 ? seen : Union(seen, others));
        }

        public HeldOutGroup Build() => new() { Label = label, Users = [.. _users], Targets = [.. _targets], Masked = [.. _masked] };
    }
}
