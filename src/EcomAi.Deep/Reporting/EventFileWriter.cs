using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Reporting;

/// <summary>
/// Writes a TensorBoard event file: records of a length, its masked CRC-32C, the bytes, and theirs. The bytes are an
/// <c>Event</c> protocol buffer (tensorflow/core/util/event.proto, framework/summary.proto).
/// </summary>
internal sealed class EventFileWriter : IDisposable
{
    private static int s_files;
    private readonly FileStream _stream;

    /// <summary>Starts a new file in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="purgeFrom">Tells the viewer to drop what earlier files say of this step and later ones; null drops nothing.</param>
    public EventFileWriter(string folder, long? purgeFrom = null)
    {
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{seconds:D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref s_files)}");
        _stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var version = Event(0);
        Bytes(version, 3, "brain.Event:2"u8);
        WriteRecord(version.WrittenSpan);
        if (purgeFrom is { } step)
        {
            var restart = Event(step);
            Bytes(restart, 7, [0x08, 0x01]); // SessionLog { status: START }
            WriteRecord(restart.WrittenSpan);
        }

        _stream.Flush();
    }

    /// <summary>Writes one event with a scalar for each value.</summary>
    public void Scalars(long step, IReadOnlyList<MetricValue> values)
    {
        var summary = new ArrayBufferWriter<byte>();
        foreach (var value in values)
        {
            var item = new ArrayBufferWriter<byte>();
            Bytes(item, 1, Encoding.UTF8.GetBytes(value.Name));
            Key(item, 2, 5);
            BinaryPrimitives.WriteSingleLittleEndian(item.GetSpan(4), (float)value.Value);
            item.Advance(4);
            Bytes(summary, 1, item.WrittenSpan);
        }

        Write(step, summary);
    }

    /// <summary>Writes one event with a picture.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="name">What it shows.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="png">The same as a PNG file.</param>
    public void Image(long step, string name, Picture picture, byte[] png)
    {
        var image = new ArrayBufferWriter<byte>();
        Number(image, 1, picture.Height);
        Number(image, 2, picture.Width);
        Number(image, 3, picture.Channels); // the format's colour space: 1 gray, 3 RGB
        Bytes(image, 4, png);
        var item = new ArrayBufferWriter<byte>();
        Bytes(item, 1, Encoding.UTF8.GetBytes(name));
        Bytes(item, 4, image.WrittenSpan);
        var summary = new ArrayBufferWriter<byte>();
        Bytes(summary, 1, item.WrittenSpan);
        Write(step, summary);
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>CRC-32C (Castagnoli) of some bytes.</summary>
    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>The format's mask: a CRC stored beside the data it covers must not look like one of that data.</summary>
    internal static uint Masked(uint crc) => unchecked(BitOperations.RotateRight(crc, 15) + 0xA282EAD8);

    private void Write(long step, ArrayBufferWriter<byte> summary)
    {
        var record = Event(step);
        Bytes(record, 5, summary.WrittenSpan);
        WriteRecord(record.WrittenSpan);
        _stream.Flush();
    }

    private void WriteRecord(ReadOnlySpan<byte> data)
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Masked(Crc32C(header[..8])));
        Span<byte> footer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(footer, Masked(Crc32C(data)));
        _stream.Write(header);
        _stream.Write(data);
        _stream.Write(footer);
    }

    private static ArrayBufferWriter<byte> Event(long step)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Key(buffer, 1, 1);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);
        buffer.Advance(8);
        Number(buffer, 2, step);
        return buffer;
    }

    private static void Number(ArrayBufferWriter<byte> buffer, int field, long value)
    {
        Key(buffer, field, 0);
        Varint(buffer, (ulong)value);
    }

    private static void Bytes(ArrayBufferWriter<byte> buffer, int field, ReadOnlySpan<byte> bytes)
    {
        Key(buffer, field, 2);
        Varint(buffer, (ulong)bytes.Length);
        buffer.Write(bytes);
    }

    private static void Key(ArrayBufferWriter<byte> buffer, int field, int wireType) => Varint(buffer, (ulong)((field << 3) | wireType));

    private static void Varint(ArrayBufferWriter<byte> buffer, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            buffer.Write([(byte)(value | 0x80)]);
        buffer.Write([(byte)value]);
    }
}
