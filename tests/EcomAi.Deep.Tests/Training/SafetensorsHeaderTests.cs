using System.Buffers.Binary;
using System.Text;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public sealed class SafetensorsHeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Store(byte[] header, int dataBytes, ulong? claimedLength = null)
    {
        var file = new byte[8 + header.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, claimedLength ?? (ulong)header.Length);
        header.CopyTo(file, 8);
        File.WriteAllBytes(_folder["x.safetensors"], file);
        return _folder["x.safetensors"];
    }

    private string Fault(string header, int dataBytes, ulong? claimedLength = null) =>
        Fault(Encoding.UTF8.GetBytes(header), dataBytes, claimedLength);

    private string Fault(byte[] header, int dataBytes, ulong? claimedLength = null)
    {
        var path = Store(header, dataBytes, claimedLength);
        var error = Assert.Throws<CheckpointException>(() => Safetensors.Inspect(path));
        Assert.Contains(path, error.Message);
        return error.Message;
    }

    private static string One(string dtype, string shape, string offsets) =>
        $$$"""{"a":{"dtype":"{{{dtype}}}","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""";

    [Fact]
    public void A_sound_header_gives_names_dtypes_shapes_and_metadata()
    {
        var path = Store("""{"__metadata__":{"format":"pt"},"b":{"dtype":"I64","shape":[],"data_offsets":[8,16]},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}"""u8.ToArray(), 16);
        var content = Safetensors.Inspect(path);
        Assert.Equal(["a", "b"], content.Entries.Select(entry => entry.Name));
        Assert.Equal([2L, 1], content.Entries[0].Shape);
        Assert.Equal(("I64", 1L), (content.Entries[1].Dtype, content.Entries[1].Count));
        Assert.Equal("pt", content.Metadata["format"]);
    }

    [Fact]
    public void A_header_may_be_padded_and_hold_nothing() => Assert.Empty(Safetensors.Inspect(Store("{}    "u8.ToArray(), 0)).Entries);

    [Fact]
    public void A_tensor_without_elements_takes_no_bytes() =>
        Assert.Equal(0, Safetensors.Inspect(Store(Encoding.UTF8.GetBytes(One("F32", "[0,7]", "[0,0]")), 0)).Entries[0].Count);

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<CheckpointException>(() => Safetensors.Inspect(_folder["gone.safetensors"]));
        Assert.Contains("gone.safetensors", error.Message);
    }

    [Fact]
    public void An_empty_file_has_no_header_length()
    {
        File.WriteAllBytes(_folder["x"], []);
        Assert.Contains("0 bytes", Assert.Throws<CheckpointException>(() => Safetensors.Inspect(_folder["x"])).Message);
    }

    [Fact]
    public void A_header_beyond_the_limit_is_refused_before_anything_is_allocated() =>
        Assert.Contains("100,000,000", Fault("{}", 0, 100_000_001));

    [Fact]
    public void A_length_that_is_negative_as_a_signed_number_is_refused() =>
        Assert.Contains("100,000,000", Fault("{}", 0, ulong.MaxValue));

    [Fact]
    public void A_header_longer_than_the_file_is_refused() => Assert.Contains("truncated", Fault("{}", 0, 3));

    [Fact]
    public void An_empty_header_is_refused() => Assert.Contains("'{'", Fault("", 0));

    [Fact]
    public void A_header_must_start_with_a_brace() => Assert.Contains("'{'", Fault(" {}", 0));

    [Fact]
    public void A_header_that_is_a_list_is_refused() => Assert.Contains("'{'", Fault("[]", 0));

    [Fact]
    public void Broken_JSON_is_refused() => Assert.Contains("not valid JSON", Fault("""{"a":""", 0));

    [Fact]
    public void Text_after_the_header_object_is_refused() => Assert.Contains("not valid JSON", Fault("{}{}", 0));

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        const string Entry = """
            "a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}
            """;
        Assert.Contains("distinct keys", Fault($"{{{Entry},{Entry}}}", 1));
    }

    [Fact]
    public void A_name_that_is_no_UTF8_is_refused()
    {
        var header = Encoding.UTF8.GetBytes(One("U8", "[1]", "[0,1]"));
        header[2] = 0xFF;
        Assert.Contains("not valid JSON", Fault(header, 1));
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("not valid JSON", Fault("{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}", 0));

    [Fact]
    public void Metadata_holds_text_only() => Assert.Contains("no string under 'n'", Fault("""{"__metadata__":{"n":1}}""", 0));

    [Fact]
    public void Metadata_is_an_object() => Assert.Contains("not an object", Fault("""{"__metadata__":"x"}""", 0));

    [Fact]
    public void A_tensor_is_described_by_an_object() => Assert.Contains("by an object", Fault("""{"a":1}""", 0));

    [Fact]
    public void An_unknown_dtype_is_refused() => Assert.Contains("no known dtype", Fault(One("F31", "[1]", "[0,4]"), 4));

    [Fact]
    public void An_unknown_field_is_refused() =>
        Assert.Contains("unknown field 'x'", Fault("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}}""", 1));

    [Theory]
    [InlineData("[-1]")]
    [InlineData("[1.5]")]
    [InlineData("[\"1\"]")]
    [InlineData("[9223372036854775808]")]
    public void Sizes_are_whole_numbers_from_0(string shape) => Assert.Contains("whole numbers", Fault(One("U8", shape, "[0,1]"), 1));

    [Fact]
    public void A_shape_that_is_no_list_is_refused() => Assert.Contains("no list 'shape'", Fault(One("U8", "1", "[0,1]"), 1));

    [Fact]
    public void A_product_beyond_64_bits_is_refused() =>
        Assert.Contains("larger than any file", Fault(One("F32", "[4294967296,4294967296]", "[0,0]"), 0));

    [Fact]
    public void Offsets_that_do_not_fit_the_shape_are_refused() => Assert.Contains("needs 8 bytes", Fault(One("F32", "[2]", "[0,4]"), 4));

    [Fact]
    public void Descending_offsets_are_refused() => Assert.Contains("two ascending", Fault(One("U8", "[1]", "[1,0]"), 1));

    [Fact]
    public void Three_offsets_are_refused() => Assert.Contains("two ascending", Fault(One("U8", "[1]", "[0,1,2]"), 1));

    [Fact]
    public void A_hole_between_tensors_is_refused() => Assert.Contains("there is a hole", Fault(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3));

    [Fact]
    public void Overlapping_tensors_are_refused() => Assert.Contains("overlap", Fault(
        """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3));

    [Fact]
    public void Bytes_after_the_last_tensor_are_refused() => Assert.Contains("too long", Fault(One("U8", "[1]", "[0,1]"), 2));

    [Fact]
    public void A_file_cut_within_the_data_is_refused() => Assert.Contains("truncated", Fault(One("U8", "[4]", "[0,4]"), 3));
}
