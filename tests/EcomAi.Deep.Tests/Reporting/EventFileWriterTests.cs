using System.Buffers.Binary;
using System.Text;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Tests.Training;

namespace EcomAi.Deep.Tests.Reporting;

public sealed class EventFileWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Crc32C_of_the_check_string_is_the_catalogued_value() =>
        Assert.Equal(0xE3069283, EventFileWriter.Crc32C("123456789"u8)); // CRC RevEng catalogue, CRC-32/ISCSI

    [Fact]
    public void Crc32C_of_32_zeros_is_that_of_RFC_3720() =>
        Assert.Equal(0x8A9136AA, EventFileWriter.Crc32C(new byte[32])); // RFC 3720, appendix B.4

    [Fact]
    public void A_crc_of_zero_is_masked_to_the_constant() => Assert.Equal(0xA282EAD8, EventFileWriter.Masked(0));

    [Fact]
    public void An_independent_reader_finds_version_and_scalars()
    {
        using (var events = new EventFileWriter(_folder.Path))
        {
            events.Scalars(300, [new("train/loss", 0.5), new("validation/NDCG@10", 0.25)]);
            events.Scalars(600, [new("train/loss", -2)]);
        }

        var path = Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.Matches(@"^events\.out\.tfevents\.\d{10}\.", Path.GetFileName(path));
        var records = ReadRecords(File.ReadAllBytes(path));
        Assert.Equal(3, records.Count);
        Assert.Equal("brain.Event:2", Encoding.UTF8.GetString(Field(records[0], 3).Bytes));
        Assert.Equal(300UL, Field(records[1], 2).Number);
        var values = Fields(Field(records[1], 5).Bytes).Select(field => Scalar(field.Bytes)).ToList();
        Assert.Equal([("train/loss", 0.5f), ("validation/NDCG@10", 0.25f)], values);
        Assert.Equal(("train/loss", -2f), Scalar(Field(Field(records[2], 5).Bytes, 1).Bytes));
        var wall = BitConverter.UInt64BitsToDouble(Field(records[1], 1).Number);
        Assert.InRange(wall, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60);
    }

    [Fact]
    public void An_independent_reader_finds_a_picture()
    {
        using (var events = new EventFileWriter(_folder.Path))
            events.Image(7, "samples", new Picture(Width: 3, Height: 2, Channels: 1, new byte[6]), [1, 2, 3]);

        var records = ReadRecords(File.ReadAllBytes(Directory.GetFiles(_folder.Path).Single()));
        var value = Field(Field(records[1], 5).Bytes, 1).Bytes;
        Assert.Equal("samples", Encoding.UTF8.GetString(Field(value, 1).Bytes));
        var image = Field(value, 4).Bytes; // Summary.Image: 1 height, 2 width, 3 colour space, 4 encoded bytes
        Assert.Equal([2UL, 3UL, 1UL], Fields(image).Take(3).Select(field => field.Number));
        Assert.Equal([1, 2, 3], Field(image, 4).Bytes);
    }

    [Fact]
    public void A_truncated_tail_leaves_the_records_before_it_readable()
    {
        using (var events = new EventFileWriter(_folder.Path))
        {
            events.Scalars(1, [new("train/loss", 1)]);
            events.Scalars(2, [new("train/loss", 2)]);
        }

        var bytes = File.ReadAllBytes(Directory.GetFiles(_folder.Path).Single());
        Assert.Equal(2, ReadRecords(bytes[..^3]).Count);
    }

    [Fact]
    public void A_resumed_run_adds_a_file_that_purges_later_steps()
    {
        new EventFileWriter(_folder.Path).Dispose();
        new EventFileWriter(_folder.Path, 101).Dispose();
        var files = Directory.GetFiles(_folder.Path);
        Assert.Equal(2, files.Length);
        var restart = files.Select(file => ReadRecords(File.ReadAllBytes(file))).Single(records => records.Count == 2)[1];
        Assert.Equal(101UL, Field(restart, 2).Number);
        Assert.Equal(1UL, Field(Field(restart, 7).Bytes, 1).Number); // SessionLog.status = START
    }

    private static List<byte[]> ReadRecords(byte[] file)
    {
        var records = new List<byte[]>();
        for (var at = 0; at + 12 <= file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(MaskedCrc(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            if (at + 12 + length + 4 > file.Length)
                break;
            var data = file.AsSpan(at + 12, length);
            Assert.Equal(MaskedCrc(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            records.Add(data.ToArray());
            at += 12 + length + 4;
        }

        return records;
    }

    /// <summary>Bit by bit from the reversed polynomial, unlike the writer's instruction.</summary>
    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }

        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8);
    }

    private static (string Tag, float Value) Scalar(byte[] value) =>
        (Encoding.UTF8.GetString(Field(value, 1).Bytes), BitConverter.UInt32BitsToSingle((uint)Field(value, 2).Number));

    private static (ulong Number, byte[] Bytes) Field(byte[] message, int number)
    {
        var field = Fields(message).First(candidate => candidate.Field == number);
        return (field.Number, field.Bytes);
    }

    private static IEnumerable<(int Field, ulong Number, byte[] Bytes)> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    yield return (field, Varint(message, ref at), []);
                    break;
                case 1:
                    yield return (field, BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(at)), []);
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return (field, 0, message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    yield return (field, BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at)), []);
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"wire type {key & 7}");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
