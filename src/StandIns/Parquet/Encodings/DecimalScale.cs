using System.Buffers.Binary;
using System.Numerics;
using Parquet.Data;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Decimals between .NET and their form in a file: integers that count the units of the column's last digit.</summary>
internal static class DecimalScale
{
    // Larger scales have no System.Decimal.
    private const int LargestScale = 28;

    private static readonly Int128 LargestDecimal = (Int128)decimal.MaxValue;

    /// <summary>Reads two's complement with the highest byte first.</summary>
    /// <exception cref="CorruptDataException">It does not fit 128 bits.</exception>
    public static Int128 Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            CorruptDataException.Throw("a decimal has no bytes");
        var sign = (sbyte)bytes[0] < 0 ? (byte)0xFF : (byte)0;
        if (bytes.Length > 16)
        {
            var spare = bytes[..^16];
            bytes = bytes[^16..];
            if (spare.IndexOfAnyExcept(sign) >= 0 || ((bytes[0] ^ sign) & 0x80) != 0)
                CorruptDataException.Throw("a decimal is outside of what System.Decimal holds; read it as BigDecimal");
        }

        Span<byte> wide = stackalloc byte[16];
        wide.Fill(sign);
        bytes.CopyTo(wide[(16 - bytes.Length)..]);
        return BinaryPrimitives.ReadInt128BigEndian(wide);
    }

    /// <summary>Turns a stored integer into a decimal.</summary>
    /// <exception cref="CorruptDataException">System.Decimal does not hold it.</exception>
    public static decimal ToDecimal(Int128 units, int scale)
    {
        if (units == 0)
            return new decimal(0, 0, 0, false, (byte)Math.Min(scale, LargestScale));
        for (; scale > LargestScale && units % 10 == 0; scale--)
            units /= 10;
        if (scale > LargestScale || units > LargestDecimal || units < -LargestDecimal)
            CorruptDataException.Throw($"decimal {units}E-{scale} is outside of what System.Decimal holds; read it as BigDecimal");
        var size = Int128.Abs(units);
        var bits = (UInt128)size;
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), units < 0, (byte)scale);
    }

    /// <summary>Turns a decimal into the integer to be stored.</summary>
    /// <exception cref="ArgumentException">It has more digits than the column.</exception>
    public static Int128 ToUnits(decimal value, DecimalDigits digits)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var units = (Int128)new UInt128((uint)parts[2], (ulong)(uint)parts[1] << 32 | (uint)parts[0]);
        var scale = (int)value.Scale;
        for (; scale > digits.Scale; scale--)
        {
            if (units % 10 != 0)
                throw new ArgumentException($"column '{digits.Column}': {value} has more than {digits.Scale} digits after the point");
            units /= 10;
        }

        for (; scale < digits.Scale && units <= digits.Most / 10; scale++)
            units *= 10;
        if (scale < digits.Scale || units > digits.Most)
            throw new ArgumentException($"column '{digits.Column}': {value} does not fit decimal({digits.Precision}, {digits.Scale})");
        return value < 0 ? -units : units;
    }

    /// <summary>The integer to be stored of a number that has its scale already.</summary>
    /// <exception cref="ArgumentException">Its scale or its digits are not those of the column.</exception>
    public static BigInteger ToUnits(BigDecimal value, DecimalDigits digits)
    {
        if (value.Scale != digits.Scale || BigInteger.Abs(value.UnscaledValue) >= BigInteger.Pow(10, digits.Precision))
            throw new ArgumentException($"column '{digits.Column}': {value} does not fit decimal({digits.Precision}, {digits.Scale})");
        return value.UnscaledValue;
    }

    /// <summary>Writes the integer as a column's physical type stores it.</summary>
    /// <typeparam name="T">Type of the integer, which <see cref="DecimalDigits"/> has bounded.</typeparam>
    public static void Write<T>(T units, Meta.Type type, Span<byte> bytes)
        where T : IBinaryInteger<T>
    {
        if (type == Meta.Type.INT32)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, int.CreateTruncating(units));
        else if (type == Meta.Type.INT64)
            BinaryPrimitives.WriteInt64LittleEndian(bytes, long.CreateTruncating(units));
        else
            Write(BigInteger.CreateTruncating(units), bytes);
    }

    /// <summary>Writes two's complement with the highest byte first, filled up with its sign.</summary>
    private static void Write(BigInteger units, Span<byte> bytes)
    {
        bytes.Fill(units.Sign < 0 ? (byte)0xFF : (byte)0);
        var count = units.GetByteCount();
        if (count > bytes.Length || !units.TryWriteBytes(bytes[^count..], out _, isBigEndian: true))
            throw new ArgumentException($"decimal {units} does not fit {bytes.Length} bytes");
    }

    /// <summary>How many bytes hold so many digits: 10^digits - 1 and its sign.</summary>
    public static int BytesFor(int digits) => (BigInteger.Pow(10, digits) - 1).GetByteCount();
}
