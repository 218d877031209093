using System.Runtime.InteropServices;
using Parquet.Reading;
using Parquet.Schema;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Dates (INT32 days) and timestamps (INT64) since 1970-01-01 as <see cref="DateTime"/>.</summary>
internal sealed class DateTimeCodec : ValueCodec<DateTime>
{
    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    private readonly bool _days;
    private readonly long _ticksPerUnit;
    private readonly long _unitsPerTick;
    private readonly long _earliest;
    private readonly long _latest;
    private readonly DateTimeKind _kind = DateTimeKind.Utc;
    private readonly bool _instants = true;

    public DateTimeCodec(DateTimeDataField field)
    {
        _days = field.DateTimeFormat == DateTimeFormat.Date;
        if (field.DateTimeFormat == DateTimeFormat.Timestamp && !field.IsAdjustedToUTC)
            (_kind, _instants) = (DateTimeKind.Local, false);
        (_ticksPerUnit, _unitsPerTick) = (_days, field.Unit) switch
        {
            (true, _) => (TimeSpan.TicksPerDay, 1L),
            (_, DateTimeTimeUnit.Millis) => (TimeSpan.TicksPerMillisecond, 1L),
            (_, DateTimeTimeUnit.Micros) => (TimeSpan.TicksPerMicrosecond, 1L),
            _ => (1L, TimeSpan.NanosecondsPerTick),
        };
        _earliest = -Epoch / _ticksPerUnit;
        _latest = (DateTime.MaxValue.Ticks - Epoch) / _ticksPerUnit;
    }

    // Times of the same ticks are two in the file where one is local and the other is not: their bits tell them apart.
    public override IEqualityComparer<DateTime> Equality => BitComparer<DateTime>.Instance;

    public override int MinimumBits => _days ? 32 : 64;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<DateTime> destination)
    {
        CheckRoom(source, destination.Length);
        if (_days)
        {
            var stored = MemoryMarshal.Cast<byte, int>(source);
            for (var i = 0; i < destination.Length; i++)
                destination[i] = Decode(stored[i]);
        }
        else
        {
            var stored = MemoryMarshal.Cast<byte, long>(source);
            for (var i = 0; i < destination.Length; i++)
                destination[i] = Decode(stored[i]);
        }
    }

    public override void EncodePlain(ReadOnlySpan<DateTime> values, PooledBuffer output)
    {
        if (_days)
        {
            var stored = MemoryMarshal.Cast<byte, int>(output.Append(values.Length * sizeof(int)));
            for (var i = 0; i < values.Length; i++)
                stored[i] = (int)Encode(values[i]);
        }
        else
        {
            var stored = MemoryMarshal.Cast<byte, long>(output.Append(values.Length * sizeof(long)));
            for (var i = 0; i < values.Length; i++)
                stored[i] = Encode(values[i]);
        }
    }

    public override bool TryBounds(ReadOnlySpan<DateTime> values, out DateTime low, out DateTime high)
    {
        (low, high) = (default, default);
        var (smallest, largest) = (long.MaxValue, long.MinValue);
        foreach (var value in values)
        {
            var stored = Encode(value);
            if (stored <= smallest)
                (smallest, low) = (stored, value);
            if (stored >= largest)
                (largest, high) = (stored, value);
        }

        return !values.IsEmpty;
    }

    public override int Compare(DateTime x, DateTime y) => Encode(x).CompareTo(Encode(y));

    private DateTime Decode(long stored)
    {
        // Times before the epoch round down, as those after it do.
        var units = _unitsPerTick == 1 ? stored : FloorDivide(stored, _unitsPerTick);
        if (units < _earliest || units > _latest)
            CorruptDataException.Throw($"time {stored} is outside of the years 1 to 9999");
        return new DateTime(Epoch + units * _ticksPerUnit, _kind);
    }

    // An instant given in local time is moved to UTC; a time without a zone stays what it is.
    private long Encode(DateTime value)
    {
        var utc = _instants && !_days && value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        var ticks = utc.Ticks - Epoch;
        if (_unitsPerTick == 1)
            return FloorDivide(ticks, _ticksPerUnit);
        try
        {
            return checked(ticks * _unitsPerTick);
        }
        catch (OverflowException e)
        {
            throw new ArgumentException($"{value:o} is outside of what 64-bit nanoseconds hold (years 1677 to 2262)", e);
        }
    }

    private static long FloorDivide(long value, long by)
    {
        var (whole, rest) = Math.DivRem(value, by);
        return rest < 0 ? whole - 1 : whole;
    }
}
