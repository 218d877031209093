namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>
/// The nearest rows of a binary matrix by shrunk cosine: c(a, b) = |a ∩ b| / (sqrt(|a| |b|) + shrink)
/// (Sarwar et al. 2001, with the shrink term of Ferrari Dacrema et al. 2019).
/// </summary>
internal static class CosineNeighbours
{
    /// <summary>Finds each row's nearest other rows that have anything in common with it; equal similarities by id.</summary>
    /// <param name="rows">The rows to compare, such as users with their items.</param>
    /// <param name="columns">The same pairs transposed, such as items with their users.</param>
    /// <param name="neighbours">Rows kept for each.</param>
    /// <param name="shrink">Added to the product of the norms.</param>
    public static NeighbourLists Find(UserItems rows, UserItems columns, int neighbours, double shrink)
    {
        var count = rows.UserCount;
        var found = new ulong[count][];
        Parallel.For(0, count, () => new Workspace(count), (row, _, space) =>
        {
            found[row] = Nearest(row, rows, columns, neighbours, shrink, space);
            return space;
        }, _ => { });

        var offsets = new long[count + 1];
        for (var row = 0; row < count; row++)
            offsets[row + 1] = offsets[row] + found[row].Length;
        var ids = new int[offsets[count]];
        var weights = new float[offsets[count]];
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < found[row].Length; i++)
            {
                ids[offsets[row] + i] = Id(found[row][i]);
                weights[offsets[row] + i] = Weight(found[row][i]);
            }
        }

        return new NeighbourLists(offsets, ids, weights, count);
    }

    private static ulong[] Nearest(int row, UserItems rows, UserItems columns, int neighbours, double shrink, Workspace space)
    {
        var touched = space.CountCommon(row, rows, columns);
        var keys = space.Keys;
        var length = 0;
        double own = rows[row].Length;
        foreach (var other in touched)
        {
            if (other != row)
                keys[length++] = Key((float)(space.Common[other] / (Math.Sqrt(own * rows[other].Length) + shrink)), other);
            space.Common[other] = 0;
        }

        var found = keys.AsSpan(0, length);
        found.Sort();
        var kept = found[..Math.Min(neighbours, length)].ToArray();
        Array.Sort(kept, static (a, b) => Id(a).CompareTo(Id(b)));
        return kept;
    }

    // The bits of positive floats order as the floats do, so one integer sorts by similarity, descending, then id, ascending.
    private static ulong Key(float weight, int id) => ((ulong)~BitConverter.SingleToUInt32Bits(weight) << 32) | (uint)id;

    private static int Id(ulong key) => (int)(uint)key;

    private static float Weight(ulong key) => BitConverter.UInt32BitsToSingle(~(uint)(key >> 32));

    /// <summary>A thread's own counters.</summary>
    private sealed class Workspace(int count)
    {
        private readonly int[] _touched = new int[count];

        public int[] Common { get; } = new int[count];

        public ulong[] Keys { get; } = new ulong[count];

        /// <summary>Counts what each row has in common with one.</summary>
        /// <returns>The rows with anything in common, the row itself among them.</returns>
        public ReadOnlySpan<int> CountCommon(int row, UserItems rows, UserItems columns)
        {
            var length = 0;
            var common = Common;
            foreach (var column in rows[row])
            {
                foreach (var other in columns[column])
                {
                    if (common[other]++ == 0)
                        _touched[length++] = other;
                }
            }

            return _touched.AsSpan(0, length);
        }
    }
}
