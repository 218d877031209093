using System.Text;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Training;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var a = tensor(new float[] { 1, -2 });
        using var b = tensor(new long[] { 3 });
        Safetensors.Write(_folder["x"], new Dictionary<string, Tensor> { ["a"] = a, ["b"] = b }, new Dictionary<string, string> { ["k"] = "v" });

        // By hand: 8 bytes of length, JSON padded with spaces to a multiple of 8, 8-byte elements before 4-byte ones.
        var json = """{"__metadata__":{"k":"v"},"b":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}   """;
        Assert.Equal(136, json.Length);
        byte[] expected =
        [
            136, 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(json),
            3, 0, 0, 0, 0, 0, 0, 0,
            0x00, 0x00, 0x80, 0x3F, // 1.0f
            0x00, 0x00, 0x00, 0xC0, // -2.0f
        ];
        Assert.Equal(expected, File.ReadAllBytes(_folder["x"]));
    }

    [Fact]
    public void Tensors_of_every_kind_survive_the_round_trip()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>
        {
            ["matrix"] = arange(6, dtype: ScalarType.Float32).reshape(2, 3),
            ["double"] = tensor(new[] { Math.PI, double.NaN, double.NegativeInfinity }),
            ["long"] = tensor(new[] { long.MinValue, long.MaxValue }),
            ["int"] = tensor(new[] { -1, 2 }),
            ["bool"] = tensor(new[] { true, false, true }),
            ["scalar"] = tensor(2.5),
            ["empty"] = zeros([0, 4], ScalarType.Float32),
            ["nämé"] = ones([1], ScalarType.Float32),
        };
        Safetensors.Write(_folder["x"], tensors);
        var read = Safetensors.Read(_folder["x"]);
        Assert.Equal(tensors.Keys.Order(), read.Keys.Order());
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.dtype, read[name].dtype);
            Assert.Equal(tensor.shape, read[name].shape);
            Assert.Equal(tensor.bytes.ToArray(), read[name].bytes.ToArray());
        }
    }

    [Fact]
    public void A_transposed_tensor_is_stored_in_its_own_order()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(_folder["x"], new Dictionary<string, Tensor> { ["t"] = tensor(new float[] { 1, 2, 3, 4 }).reshape(2, 2).t() });
        Assert.Equal([1f, 3, 2, 4], Safetensors.Read(_folder["x"])["t"].data<float>().ToArray());
    }

    [Fact]
    public void Booleans_other_than_0_and_1_are_refused()
    {
        using var flags = tensor(new[] { true, false });
        Safetensors.Write(_folder["x"], new Dictionary<string, Tensor> { ["flags"] = flags });
        var bytes = File.ReadAllBytes(_folder["x"]);
        bytes[^1] = 7;
        File.WriteAllBytes(_folder["x"], bytes);
        Assert.Contains("'flags' holds booleans", Assert.Throws<CheckpointException>(() => Safetensors.Read(_folder["x"])).Message);
    }

    [Fact]
    public void A_dtype_that_torch_lacks_is_named()
    {
        File.WriteAllBytes(_folder["x"], [56, 0, 0, 0, 0, 0, 0, 0, .. """{"a":{"dtype":"U64","shape":[1],"data_offsets":[0,8]}}  """u8, .. new byte[8]]);
        Assert.Contains("U64", Assert.Throws<CheckpointException>(() => Safetensors.Read(_folder["x"])).Message);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_leaves_nothing()
    {
        using var one = tensor(1f);
        var path = _folder["missing/x"];
        Assert.Contains(path, Assert.Throws<CheckpointException>(() => Safetensors.Write(path, new Dictionary<string, Tensor> { ["a"] = one })).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Loading_checks_names_shapes_and_dtypes_before_it_copies()
    {
        using var scope = NewDisposeScope();
        var live = new Dictionary<string, Tensor> { ["a"] = zeros([2], ScalarType.Float32), ["b"] = zeros([1], ScalarType.Float32) };
        Dictionary<string, Tensor> With(Tensor a) => new() { ["a"] = a, ["b"] = ones([1], ScalarType.Float32) };
        string Fault(Dictionary<string, Tensor> loaded) => Assert.Throws<CheckpointException>(() => TensorState.Copy(loaded, live, "model.safetensors")).Message;

        Assert.Contains("tensor 'a' is Float32 [1]", Fault(With(ones([1], ScalarType.Float32))));
        Assert.Contains("Float64", Fault(With(ones([2], ScalarType.Float64))));
        Assert.Contains("missing b; not expected c", Fault(new() { ["a"] = ones([2], ScalarType.Float32), ["c"] = live["b"] }));
        Assert.Equal([0f], live["b"].data<float>().ToArray());

        TensorState.Copy(With(ones([2], ScalarType.Float32)), live, "model.safetensors");
        Assert.Equal([1f, 1f], live["a"].data<float>().ToArray());
    }
}
