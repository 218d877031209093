using Parquet.Meta;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Tests;

/// <summary>Bytes worked out by hand from thrift-compact-protocol.md of apache/thrift.</summary>
public class ThriftTests
{
    [Fact]
    public void A_struct_is_written_as_the_protocol_says()
    {
        using var output = new PooledBuffer();
        var writer = new ThriftWriter(output);
        writer.BeginStruct();
        writer.I32(1, -1);
        writer.I64(3, 150);
        writer.Text(20, "ab");
        writer.Bool(21, true);
        writer.ListField(22, ThriftType.I32, 2);
        writer.I32Element(1);
        writer.I32Element(-2);
        writer.EndStruct();

        // i32 field 1: zigzag(-1) = 1; i64 field 3: zigzag(150) = 300; field 20 in the long form: zigzag(20) = 40.
        Assert.Equal("1501" + "26AC02" + "0828026162" + "11" + "19250203" + "00", Convert.ToHexString(output.WrittenSpan));
    }

    [Fact]
    public void A_struct_is_read_and_unknown_fields_are_skipped()
    {
        // field 1 i32 7; field 2 map {1: true}; field 3 struct {field 1: double}; field 4 set of 2 bytes; field 5 i64 -3.
        var reader = new ThriftReader(Convert.FromHexString("150E" + "1B013102" + "01" + "1C17000000000000F03F00" + "1A230102" + "1605" + "00"));
        var seen = new List<string>();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            if (type == ThriftType.I32)
                seen.Add($"{id}: {reader.ReadI32()}");
            else if (type == ThriftType.I64)
                seen.Add($"{id}: {reader.ReadI64()}");
            else
                reader.Skip(type);
        }

        Assert.Equal(["1: 7", "5: -3"], seen);
    }

    [Theory]
    [InlineData("", "end too early")]
    [InlineData("19FCFFFFFFFF0F", "a metadata list declares 4294967295 elements")]
    [InlineData("19F5C0843D00", "a metadata list declares 1000000 elements")]
    [InlineData("18FF0141", "a metadata text declares 255 bytes, 1 are left")]
    [InlineData("16FFFFFFFFFFFFFFFFFFFF01", "longer than 64 bits")]
    [InlineData("1D", "unknown thrift type 13")]
    public void Damaged_structures_are_refused(string hex, string reason)
    {
        var failure = Assert.Throws<CorruptDataException>(() => SkipAll(Convert.FromHexString(hex)));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = Enumerable.Repeat((byte)0x1C, 10_000).ToArray();
        var failure = Assert.Throws<CorruptDataException>(() => SkipAll(deep));
        Assert.Contains("nest deeper than 64", failure.Message, StringComparison.Ordinal);
    }

    private static void SkipAll(byte[] bytes)
    {
        var reader = new ThriftReader(bytes);
        reader.Skip(ThriftType.Struct);
    }
}
