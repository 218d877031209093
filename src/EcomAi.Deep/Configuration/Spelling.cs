namespace EcomAi.Deep.Configuration;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The candidate nearest to what was written; null when none is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="candidates">The names that exist.</param>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var limit = Math.Max(1, Math.Min(written.Length, candidate.Length) / 3);
            if (Math.Abs(written.Length - candidate.Length) > limit)
                continue;
            var distance = Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance <= limit && distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>
    /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the other
    /// (optimal string alignment; Damerau 1964).
    /// </summary>
    public static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        var row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }
}
