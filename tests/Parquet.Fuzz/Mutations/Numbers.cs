namespace Parquet.Fuzz.Mutations;

/// <summary>Numbers that break readers.</summary>
internal static class Numbers
{
    private static readonly long[] Known =
    [
        0, 1, -1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 65_535, 65_536, 1_000_000, 1 << 24, 1 << 30,
        int.MaxValue, int.MaxValue - 1L, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40, 1L << 62, long.MaxValue, long.MinValue,
    ];

    /// <summary>A number to stand where another stood.</summary>
    public static long Instead(long old, CaseRandom random) => random.Below(8) switch
    {
        0 => unchecked(old + 1),
        1 => unchecked(old - 1),
        2 => unchecked(old * 2),
        3 => old / 2,
        4 => random.Below(24),
        5 => unchecked(old + random.Below(64) - 32),
        6 => unchecked((long)random.Draw()) >> random.Below(64),
        _ => random.Pick(Known),
    };

    /// <summary>The same within a type of 8 to 64 bits, most of the time.</summary>
    public static long Instead(long old, int bits, CaseRandom random)
    {
        var wide = Instead(old, random);
        if (bits == 64 || random.OneIn(32))
            return wide;
        return wide << 64 - bits >> 64 - bits;
    }
}
