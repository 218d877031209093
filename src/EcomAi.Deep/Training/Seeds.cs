using System.Text;

namespace EcomAi.Deep.Training;

/// <summary>
/// Seeds of the random streams of a run. Each is a pure function of the run's seed, the stream's name and up to two
/// indices (epoch and step), so a resumed run needs no saved random state.
/// </summary>
public static class Seeds
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>The seed of one stream.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">The stream's name, such as <c>shuffle</c> or <c>negatives</c>.</param>
    /// <param name="a">First index, mostly the epoch.</param>
    /// <param name="b">Second index, mostly the step.</param>
    /// <returns>64 well-mixed bits: SplitMix64 over the seed, the name's FNV-1a hash and the indices.</returns>
    public static ulong Derive(long seed, string stream, long a = 0, long b = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var state = Mix(unchecked((ulong)seed + GoldenGamma));
        state = Mix(unchecked((state ^ Hash(stream)) + GoldenGamma));
        state = Mix(unchecked((state ^ (ulong)a) + GoldenGamma));
        return Mix(unchecked((state ^ (ulong)b) + GoldenGamma));
    }

    /// <summary>The next output of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    internal static ulong SplitMix64(ref ulong state)
    {
        state = unchecked(state + GoldenGamma);
        return Mix(state);
    }

    /// <summary>FNV-1a, 64 bits, over the name's UTF-8 bytes: stable across processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    internal static ulong Hash(string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ octet) * 0x00000100000001B3UL);
        return hash;
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
