using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Parquet.Encodings;

namespace Parquet.Writing;

/// <summary>The distinct values of a column and where each value is among them.</summary>
internal sealed class ValueDictionary<T> : IDisposable
    where T : struct
{
    /// <summary>Readers keep a dictionary in memory, and expect about a megabyte.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>Columns of more values are looked at in places before they are gone through.</summary>
    private const int SampledFrom = 1 << 16;
    private const int SampleSize = 1 << 12;

    /// <summary>
    /// With so few equal pairs in the sample, the column has about half a million values that differ or more (pairs are
    /// expected to be the sample's size squared over twice the distinct values): too many for a dictionary.
    /// </summary>
    private const int FewestPairs = 16;

    private readonly int[] _indices;
    private readonly ValueCodec<T> _codec;
    private int[] _slots;
    private T[] _distinct;
    private int _shift;
    private int _count;

    private ValueDictionary(int count, ValueCodec<T> codec)
    {
        _codec = codec;
        _indices = ArrayPool<int>.Shared.Rent(count);
        _distinct = ArrayPool<T>.Shared.Rent(256);
        _slots = [];
        Resize(512);
    }

    /// <summary>Distinct values in the order of their first appearance.</summary>
    public ReadOnlySpan<T> Distinct => _distinct.AsSpan(0, _count);

    /// <summary>One index a value.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>Bits of an index; at least one, which every reader understands.</summary>
    public int BitWidth => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)_count - 1));

    /// <summary>Builds a dictionary; null where it does not pay.</summary>
    /// <param name="values">The values of the column.</param>
    /// <param name="codec">Their codec.</param>
    /// <param name="options">Threshold and sample.</param>
    /// <param name="asked">Whether a dictionary was asked for: then nothing is judged by a sample.</param>
    public static ValueDictionary<T>? TryBuild(ReadOnlySpan<T> values, ValueCodec<T> codec, ParquetOptions options, bool asked)
    {
        if (codec.Equality is not { } equality || values.IsEmpty)
            return null;
        if (!asked && values.Length >= SampledFrom && !SampleRepeats(values, equality))
            return null;
        var most = (int)Math.Min(values.Length * options.DictionaryEncodingThreshold, (long)MostBytes * 8 / codec.MinimumBits);
        var sample = options.DictionaryEncodingSampleSize;
        var dictionary = new ValueDictionary<T>(values.Length, codec);
        var limits = new Limits(most, sample > 0 ? sample : int.MaxValue, options.DictionaryEncodingThreshold);
        var filled = ReferenceEquals(equality, EqualityComparer<T>.Default)
            ? dictionary.Fill(values, default(DefaultEquality), limits)
            : dictionary.Fill(values, new GivenEquality(equality), limits);
        if (filled)
        {
            var size = codec.PlainSize(dictionary.Distinct);
            if (size <= MostBytes && size + BitPacking.ByteCount(values.Length, dictionary.BitWidth) < codec.PlainSize(values))
                return dictionary;
        }

        dictionary.Dispose();
        return null;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_indices);
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<T>.Shared.Return(_distinct, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }

    // One value of each stretch, at a place that no period of the values can follow.
    private static bool SampleRepeats(ReadOnlySpan<T> values, IEqualityComparer<T> equality)
    {
        var seen = new HashSet<T>(SampleSize, equality);
        var stretch = values.Length / SampleSize;
        var random = 0x9E3779B9u;
        for (var i = 0; i < SampleSize; i++)
        {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            seen.Add(values[i * stretch + (int)(random % (uint)stretch)]);
        }

        return SampleSize - seen.Count >= FewestPairs;
    }

    private bool Fill<TEquality>(ReadOnlySpan<T> values, TEquality equality, Limits limits)
        where TEquality : struct, IEqualityComparer<T>
    {
        var bytesLeft = _codec.IsFixedSize ? long.MaxValue : MostBytes;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var slot = Slot(equality.GetHashCode(value));
            int place;
            while ((place = _slots[slot] - 1) >= 0 && !equality.Equals(_distinct[place], value))
                slot = (slot + 1) & ((int)(uint.MaxValue >> _shift));
            if (place < 0)
            {
                if (_count >= limits.Most || (!_codec.IsFixedSize && (bytesLeft -= _codec.PlainSize(new ReadOnlySpan<T>(in value))) < 0))
                    return false;
                place = Add(value, slot, equality);
            }

            _indices[i] = place;
            if (i + 1 == limits.Sample && _count > limits.Sample * limits.Threshold)
                return false;
        }

        return true;
    }

    private int Add<TEquality>(T value, int slot, TEquality equality)
        where TEquality : struct, IEqualityComparer<T>
    {
        if (_count == _distinct.Length)
        {
            var grown = ArrayPool<T>.Shared.Rent(2 * _count);
            Distinct.CopyTo(grown);
            ArrayPool<T>.Shared.Return(_distinct, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            _distinct = grown;
        }

        _distinct[_count++] = value;
        _slots[slot] = _count;
        var slots = (int)(uint.MaxValue >> _shift) + 1;
        if (2 * _count > slots)
        {
            Resize(2 * slots);
            for (var place = 0; place < _count; place++)
            {
                slot = Slot(equality.GetHashCode(_distinct[place]));
                while (_slots[slot] > 0)
                    slot = (slot + 1) & ((int)(uint.MaxValue >> _shift));
                _slots[slot] = place + 1;
            }
        }

        return _count - 1;
    }

    private void Resize(int slots)
    {
        if (_slots.Length > 0)
            ArrayPool<int>.Shared.Return(_slots);
        _slots = ArrayPool<int>.Shared.Rent(slots);
        Array.Clear(_slots, 0, slots);
        _shift = 32 - BitOperations.Log2((uint)slots);
    }

    private int Slot(int hash) => (int)((uint)hash * 0x9E3779B1u >> _shift);

    private readonly record struct Limits(int Most, int Sample, double Threshold);

    private readonly struct DefaultEquality : IEqualityComparer<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Equals(T x, T y) => EqualityComparer<T>.Default.Equals(x, y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int GetHashCode(T value) => EqualityComparer<T>.Default.GetHashCode(value);
    }

    private readonly struct GivenEquality(IEqualityComparer<T> equality) : IEqualityComparer<T>
    {
        public bool Equals(T x, T y) => equality.Equals(x, y);

        public int GetHashCode(T value) => equality.GetHashCode(value);
    }
}
