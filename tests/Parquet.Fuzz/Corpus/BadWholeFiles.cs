using Parquet.Fuzz.Thrift;
using static Parquet.Fuzz.Corpus.Place;

namespace Parquet.Fuzz.Corpus;

/// <summary>Files that are no Parquet files, are cut, or whose footers cannot be found or taken apart.</summary>
internal static class BadWholeFiles
{
    private static readonly byte[] Small = Good.With(_ => { });

    public static IEnumerable<BadFile> All()
    {
        yield return new("empty", [], InFile + "the file is empty (0 bytes)");
        yield return new("three bytes", Small[..3], InFile + "the file is cut short: 3 bytes, the smallest Parquet file has more than 12");
        yield return new("eleven bytes", Small[..11], InFile + "the file is cut short: 11 bytes, the smallest Parquet file has more than 12");
        yield return new("text", "user,item\n1,2\n"u8.ToArray(), InFile + "not a Parquet file: it starts with the bytes 75736572, not with 'PAR1'");
        yield return new("only magic", "PAR1\0\0\0\0PAR1"u8.ToArray(), InFile + "the footer declares 0 bytes in a file of 12");
        yield return new("last byte missing", Small[..^1], InFile + "the file is cut short or was not finished: it starts as a Parquet file but does not end with 'PAR1'");
        yield return new("encrypted footer", [.. "PARE"u8, .. Small[4..^4], .. "PARE"u8], InFile + "the file is encrypted, which this library does not read");
        yield return new("encrypted at the end", [.. Small[..^4], .. "PARE"u8], InFile + "the file is encrypted, which this library does not read");
        yield return new("footer longer than the file", Tail(Small.Length), InFile + "the footer declares 130 bytes in a file of 130");
        yield return new("footer length negative", Tail(-1), InFile + "the footer declares 4294967295 bytes in a file of 130");
        yield return new("footer of no bytes", Tail(0), InFile + "the footer declares 0 bytes in a file of 130");
        yield return new("footer one byte short", Tail(Footer().Length - 1), InFile + "the file has no schema");
        yield return new("footer of zeros", Whole(new byte[20]), InFile + "the file has no schema");
        yield return new("footer of ones", Whole([.. Enumerable.Repeat((byte)0xFF, 20)]), InFile + "unknown thrift type 15");
        yield return new("structs nested 1000 deep", Whole([0xFC, .. Enumerable.Repeat((byte)0x1C, 1000)]), InFile + "thrift structures nest deeper than 64");
        yield return new("lists nested 1000 deep", Whole([0xF9, .. Enumerable.Repeat((byte)0x19, 1000)]), InFile + "thrift structures nest deeper than 64");
        yield return new("list of 4 G elements", Whole(Convert.FromHexString("29FCFFFFFFFF0F00")), InFile + "a metadata list declares 4294967295 elements, 1 bytes are left");
        yield return new("list of 2^63 elements", Whole(Convert.FromHexString("29FCFFFFFFFFFFFFFFFFFF0100")), InFile + "a metadata list declares 18446744073709551615 elements, 1 bytes are left");
        yield return new("text of 2 GB", Whole(Convert.FromHexString("68FFFFFFFF0741")), InFile + "a metadata text declares 2147483647 bytes, 1 are left");
        yield return new("map of 1 M elements", Whole(Convert.FromHexString("FBC0843D8800")), InFile + "a metadata list declares 1000000 elements, 2 bytes are left");
        yield return new("number longer than 64 bits", Whole(Convert.FromHexString("15FFFFFFFFFFFFFFFFFFFF7F")), InFile + "a number in the metadata is longer than 64 bits");
        yield return new("unknown thrift type", Whole(Convert.FromHexString("1E00")), InFile + "unknown thrift type 14");
        yield return new("version is a text", Whole(Convert.FromHexString("18015800")), InFile + "the metadata hold a thrift Binary where a I32 belongs");
        yield return new("schema is a list of numbers", Whole(Convert.FromHexString("2925020400")), InFile + "the metadata hold a thrift I32 where a Struct belongs");
        yield return new("footer text that is not UTF-8", Changed(footer => footer[2]!.Items[1][4]!.Bytes = [0xC3, 0x28]), InFile + "a text in the metadata is not valid UTF-8");
        yield return new("encryption algorithm", Changed(footer => footer.With(8, ThriftNode.Struct())), InFile + "the file is encrypted, which this library does not read");
    }

    private static byte[] Changed(Action<ThriftNode> change) => Good.With(image => change(image.Footer));

    private static byte[] Footer()
    {
        var length = BitConverter.ToInt32(Small, Small.Length - 8);
        return Small[^(length + 8)..^8];
    }

    private static byte[] Tail(int length) => [.. Small[..^8], .. BitConverter.GetBytes(length), .. "PAR1"u8];

    private static byte[] Whole(byte[] footer) => [.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8];
}
