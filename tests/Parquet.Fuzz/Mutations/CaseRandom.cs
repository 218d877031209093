namespace Parquet.Fuzz.Mutations;

/// <summary>The random stream of one case (SplitMix64): the same case of the same seed always draws the same.</summary>
internal sealed class CaseRandom
{
    private ulong _state;

    public CaseRandom(ulong seed, long number)
    {
        _state = seed * 0x9E3779B97F4A7C15;
        _state = Draw() ^ (ulong)number;
    }

    public ulong Draw()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>From 0 to below <paramref name="bound"/>; 0 where the bound is 0.</summary>
    public int Below(int bound) => bound <= 0 ? 0 : (int)(Draw() % (ulong)bound);

    /// <summary>True one time in <paramref name="times"/>.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)Draw();
        return bytes;
    }
}
