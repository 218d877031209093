using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>The best items of each row, found on the scores' device. Exact also where scores tie: equal scores by id.</summary>
internal static class TopItems
{
    /// <summary>Finds each row's best items.</summary>
    /// <param name="scores">Scores, float32 [n, items]; minus infinity where an item is not ranked.</param>
    /// <param name="k">Items wanted of each row.</param>
    /// <param name="firstItem">The dense id of the first column.</param>
    /// <returns>One list a row, best first; shorter than k where fewer items are ranked.</returns>
    public static RankedItem[][] Of(Tensor scores, int k, int firstItem = 0)
    {
        using var scope = NewDisposeScope();
        var rows = (int)scores.shape[0];
        var width = (int)Math.Min(k, scores.shape[1]);
        var (values, columns) = scores.topk(width, 1);
        var last = values.narrow(1, width - 1, 1); // [n, 1]
        var atLeast = scores.ge(last).sum(1).cpu().data<long>().ToArray();
        var bestScores = values.cpu().data<float>().ToArray();
        var bestColumns = columns.cpu().data<long>().ToArray();

        var lists = new RankedItem[rows][];
        var tied = new List<long>();
        for (var row = 0; row < rows; row++)
        {
            lists[row] = Row(bestScores.AsSpan(row * width, width), bestColumns.AsSpan(row * width, width), firstItem);
            if (lists[row].Length == width && atLeast[row] > width)
                tied.Add(row);
        }

        if (tied.Count > 0)
            BreakTies(scores, tied, lists, firstItem);
        return lists;
    }

    /// <summary>The best k of two ranked lists of different items.</summary>
    public static RankedItem[] Merge(RankedItem[] first, RankedItem[] second, int k)
    {
        var merged = new RankedItem[Math.Min(k, first.Length + second.Length)];
        for (int next = 0, i = 0, j = 0; next < merged.Length; next++)
            merged[next] = j == second.Length || (i < first.Length && first[i].CompareTo(second[j]) < 0) ? first[i++] : second[j++];
        return merged;
    }

    private static RankedItem[] Row(ReadOnlySpan<float> scores, ReadOnlySpan<long> columns, int firstItem)
    {
        var ranked = 0;
        while (ranked < scores.Length && scores[ranked] > float.NegativeInfinity)
            ranked++;
        var list = new RankedItem[ranked];
        for (var place = 0; place < ranked; place++)
            list[place] = new RankedItem(firstItem + (int)columns[place], scores[place]);
        Array.Sort(list);
        return list;
    }

    // Which of the items that tie for the last places top-k returns is its own affair, so those rows are looked at whole.
    private static void BreakTies(Tensor scores, List<long> tied, RankedItem[][] lists, int firstItem)
    {
        var width = (int)scores.shape[1];
        var whole = scores.index_select(0, tensor(tied.ToArray(), device: scores.device)).cpu().data<float>().ToArray();
        for (var i = 0; i < tied.Count; i++)
        {
            var list = lists[tied[i]];
            var last = list[^1].Score;
            var next = Array.FindIndex(list, item => item.Score == last);
            var row = whole.AsSpan(i * width, width);
            for (var column = 0; next < list.Length; column++)
            {
                if (row[column] == last)
                    list[next++] = new RankedItem(firstItem + column, last);
            }
        }
    }
}
