using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parquet.Compression;

/// <summary>Copies what was written before to where the writing is, as the matches of Snappy and LZ4 ask for.</summary>
internal static class MatchCopy
{
    private const int Lanes = 16;

    // Row n repeats 0 to n - 1: it spreads a period of n bytes over a vector.
    private static readonly byte[] Periods = MakePeriods();

    /// <summary>Copies <paramref name="length"/> bytes from <paramref name="offset"/> bytes before; where both overlap the bytes repeat.</summary>
    /// <param name="to">Where the bytes go.</param>
    /// <param name="offset">At least 1; that many bytes stand before <paramref name="to"/>.</param>
    /// <param name="length">At most <paramref name="room"/>.</param>
    /// <param name="room">Bytes that may be written from <paramref name="to"/> on; what lies after the copy may be overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte to, nuint offset, nuint length, nuint room)
    {
        ref var from = ref Unsafe.Subtract(ref to, offset);
        nuint done = 0;
        if (offset >= Lanes)
        {
            for (; done < length && done + Lanes <= room; done += Lanes)
                Vector128.LoadUnsafe(ref from, done).StoreUnsafe(ref to, done);
        }
        else if (room >= Lanes)
        {
            var period = Vector128.LoadUnsafe(ref Periods[0], offset * Lanes);
            var bytes = Vector128.Shuffle(Vector128.LoadUnsafe(ref from), period);
            var whole = Lanes - Lanes % offset;
            for (; done < length && done + Lanes <= room; done += whole)
                bytes.StoreUnsafe(ref to, done);
        }

        for (; done < length; done++)
            Unsafe.Add(ref to, done) = Unsafe.Add(ref from, done);
    }

    private static byte[] MakePeriods()
    {
        var periods = new byte[Lanes * Lanes];
        for (var n = 1; n < Lanes; n++)
        {
            for (var i = 0; i < Lanes; i++)
                periods[n * Lanes + i] = (byte)(i % n);
        }

        return periods;
    }
}
