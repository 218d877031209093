using System.Buffers.Binary;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>INT96 timestamps: nanoseconds of the day (8 bytes), then the Julian day (4 bytes). They have no order.</summary>
internal sealed class Int96Codec : ValueCodec<DateTime>
{
    private const int Size = 12;

    /// <summary>Julian day number of 1970-01-01.</summary>
    private const int EpochDay = 2_440_588;

    private static readonly int EarliestDay = EpochDay - (int)(DateTime.UnixEpoch - DateTime.MinValue).TotalDays;
    private static readonly int LatestDay = EpochDay + (int)(DateTime.MaxValue - DateTime.UnixEpoch).TotalDays;

    // Times of the same ticks are two in the file where one is local and the other is not: their bits tell them apart.
    public override IEqualityComparer<DateTime> Equality => BitComparer<DateTime>.Instance;

    public override int MinimumBits => Size * 8;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<DateTime> destination)
    {
        CheckRoom(source, destination.Length);
        for (var i = 0; i < destination.Length; i++, source = source[Size..])
        {
            var nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(source);
            var day = BinaryPrimitives.ReadInt32LittleEndian(source[8..]);
            if (day < EarliestDay || day > LatestDay || nanoseconds < 0 || nanoseconds / 100 >= TimeSpan.TicksPerDay)
                CorruptDataException.Throw($"INT96 time (day {day}, {nanoseconds} ns) is outside of the years 1 to 9999");
            destination[i] = DateTime.UnixEpoch.AddDays(day - EpochDay).AddTicks(nanoseconds / 100);
        }
    }

    public override void EncodePlain(ReadOnlySpan<DateTime> values, PooledBuffer output)
    {
        foreach (var value in values)
        {
            var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
            var bytes = output.Append(Size);
            BinaryPrimitives.WriteInt64LittleEndian(bytes, utc.TimeOfDay.Ticks * 100);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], EarliestDay + (int)(utc.Ticks / TimeSpan.TicksPerDay));
        }
    }

    public override bool TryBounds(ReadOnlySpan<DateTime> values, out DateTime low, out DateTime high)
    {
        (low, high) = (default, default);
        return false;
    }
}
