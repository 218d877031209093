using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Parquet.Encodings;

namespace Parquet.Writing;

/// <summary>The distinct values of a column and where each value is among them.</summary>
internal sealed class ValueDictionary<T> : IDisposable
    where T : struct
{
    /// <summary>Readers keep a dictionary in memory, and expect about a megabyte.</summary>
    private const int MostBytes = 1 << 20;

    private readonly int[] _indices;
    private readonly List<T> _distinct = [];

    private ValueDictionary(int count) => _indices = ArrayPool<int>.Shared.Rent(count);

    /// <summary>Distinct values in the order of their first appearance.</summary>
    public ReadOnlySpan<T> Distinct => CollectionsMarshal.AsSpan(_distinct);

    /// <summary>One index a value.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>Bits of an index; at least one, which every reader understands.</summary>
    public int BitWidth => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)_distinct.Count - 1));

    /// <summary>Builds a dictionary; null where it does not pay.</summary>
    public static ValueDictionary<T>? TryBuild(ReadOnlySpan<T> values, ValueCodec<T> codec, ParquetOptions options)
    {
        if (codec.Equality is not { } equality || values.IsEmpty)
            return null;
        var plainSize = codec.PlainSize(values);
        var most = (int)Math.Min(values.Length * options.DictionaryEncodingThreshold, (long)MostBytes * 8 / codec.MinimumBits);
        var sample = options.DictionaryEncodingSampleSize;
        var dictionary = new ValueDictionary<T>(values.Length);
        if (dictionary.Fill(values, equality, most, sample > 0 ? sample : int.MaxValue, options.DictionaryEncodingThreshold))
        {
            var size = codec.PlainSize(dictionary.Distinct);
            if (size <= MostBytes && size + BitPacking.ByteCount(values.Length, dictionary.BitWidth) < plainSize)
                return dictionary;
        }

        dictionary.Dispose();
        return null;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_indices);

    private bool Fill(ReadOnlySpan<T> values, IEqualityComparer<T> equality, int most, int sample, double threshold)
    {
        var places = new Dictionary<T, int>(equality);
        for (var i = 0; i < values.Length; i++)
        {
            if (!places.TryGetValue(values[i], out var place))
            {
                place = _distinct.Count;
                if (place >= most)
                    return false;
                places.Add(values[i], place);
                _distinct.Add(values[i]);
            }

            _indices[i] = place;
            if (i + 1 == sample && _distinct.Count > sample * threshold)
                return false;
        }

        return true;
    }
}
