using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Reads the run length and bit-packed hybrid, run by run.</summary>
internal ref struct RleReader
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly int _bitWidth;
    private int _position;
    private ReadOnlySpan<byte> _packed;
    private long _packedBit;

    public RleReader(ReadOnlySpan<byte> source, int bitWidth)
    {
        if (bitWidth is < 0 or > 32)
            CorruptDataException.Throw($"bit width {bitWidth} is outside of 0..32");
        _source = source;
        _bitWidth = bitWidth;
    }

    /// <summary>Values left in the current run.</summary>
    public long RunLength { get; private set; }

    /// <summary>Whether the current run repeats <see cref="RunValue"/>.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>The value of a repeated run.</summary>
    public int RunValue { get; private set; }

    /// <summary>Makes sure that the current run has values left.</summary>
    /// <exception cref="CorruptDataException">The data end.</exception>
    public void EnsureRun()
    {
        while (RunLength == 0)
        {
            var header = ReadHeader();
            IsRepeated = (header & 1) == 0;
            if (IsRepeated)
                ReadRepeated(header >> 1);
            else
                ReadPacked(header >> 1);
        }
    }

    /// <summary>Consumes values of a repeated run.</summary>
    public void Advance(int count) => RunLength -= count;

    /// <summary>Unpacks values of a bit-packed run.</summary>
    public void Unpack(scoped Span<int> destination)
    {
        if (_bitWidth == 0)
            destination.Clear();
        else
            BitPacking.Unpack(_packed, _packedBit, _bitWidth, destination);
        _packedBit += (long)destination.Length * _bitWidth;
        RunLength -= destination.Length;
    }

    /// <summary>Reads values.</summary>
    public void Read(scoped Span<int> destination)
    {
        while (!destination.IsEmpty)
        {
            EnsureRun();
            var part = destination[..(int)Math.Min(RunLength, destination.Length)];
            if (IsRepeated)
            {
                part.Fill(RunValue);
                Advance(part.Length);
            }
            else
            {
                Unpack(part);
            }

            destination = destination[part.Length..];
        }
    }

    private void ReadRepeated(uint count)
    {
        var bytes = (_bitWidth + 7) >> 3;
        if (bytes > _source.Length - _position)
            CorruptDataException.Throw("run-length data end inside a run");
        uint value = 0;
        for (var i = 0; i < bytes; i++)
            value |= (uint)_source[_position++] << (8 * i);
        if (_bitWidth < 32 && value >> _bitWidth != 0)
            CorruptDataException.Throw($"run-length value {value} does not fit {_bitWidth} bits");
        RunValue = (int)value;
        RunLength = count;
    }

    // Some writers cut the padding of the last group: only whole values of the bytes that are there count.
    private void ReadPacked(uint groups)
    {
        var wanted = (long)groups * 8;
        var left = _source[_position..];
        var bytes = Math.Min((long)groups * _bitWidth, left.Length);
        _packed = left; // with what follows: unpacking is quicker where it may look beyond the end
        _packedBit = 0;
        _position += (int)bytes;
        RunLength = _bitWidth == 0 ? wanted : Math.Min(wanted, bytes * 8 / _bitWidth);
    }

    private uint ReadHeader()
    {
        ulong value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (_position >= _source.Length)
                CorruptDataException.Throw("run-length data end too early");
            var b = _source[_position++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80 && value <= uint.MaxValue)
                return (uint)value;
        }

        throw new CorruptDataException("a run-length header is longer than 32 bits");
    }
}
