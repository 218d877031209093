using System.Numerics;
using System.Runtime.InteropServices;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Integers of 8 and 16 bits, stored as INT32.</summary>
internal sealed class NarrowCodec<T> : ValueCodec<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override int MinimumBits => 32;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<T> destination)
    {
        CheckRoom(source, destination.Length);
        var stored = MemoryMarshal.Cast<byte, int>(source);
        for (var i = 0; i < destination.Length; i++)
        {
            var value = T.CreateTruncating(stored[i]);
            if (int.CreateTruncating(value) != stored[i])
                CorruptDataException.Throw($"value {stored[i]} does not fit {typeof(T).Name}");
            destination[i] = value;
        }
    }

    public override void EncodePlain(ReadOnlySpan<T> values, PooledBuffer output)
    {
        var stored = MemoryMarshal.Cast<byte, int>(output.Append(values.Length * sizeof(int)));
        for (var i = 0; i < values.Length; i++)
            stored[i] = int.CreateTruncating(values[i]);
    }

    public override bool TryBounds(ReadOnlySpan<T> values, out T low, out T high) => Bounds.TryOfIntegers(values, out low, out high);
}
