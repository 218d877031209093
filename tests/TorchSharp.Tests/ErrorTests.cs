using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class ErrorTests
{
    [Fact]
    public void A_shape_error_says_the_operation_and_the_shapes()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<TorchShapeException>(() => ones(2, 3).matmul(ones(4, 5)));
        Assert.Contains("matmul of [2, 3] Float32 and [4, 5] Float32", error.Message, StringComparison.Ordinal);
        Assert.Equal("matmul", error.Operation);
        Assert.IsAssignableFrom<ExternalException>(error);
    }

    [Fact]
    public void An_operator_called_by_name_says_its_operands_too()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<TorchShapeException>(() => stack([ones(2), ones(3)]));
        Assert.Contains("stack of [2] Float32 and [3] Float32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dtype_error_says_both_dtypes()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<TorchDTypeException>(() => ones(2, 2).mm(ones(2, 2, dtype: float64)));
        Assert.Contains("Float32", error.Message, StringComparison.Ordinal);
        Assert.Contains("Float64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_out_of_range_is_an_index_error()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchIndexException>(() => ones(2).select(0, 5));
        Assert.Throws<TorchIndexException>(() => nn.Embedding(3, 2).call(tensor(new long[] { 7 })));
    }

    [Fact]
    public void A_singular_matrix_is_a_linear_algebra_error()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchLinearAlgebraException>(() => linalg.inv(zeros(2, 2)));
    }

    [Fact]
    public void A_device_that_is_not_there_is_an_error_and_not_a_crash()
    {
        if (cuda.is_available())
            return;
        using var scope = NewDisposeScope();
        Assert.ThrowsAny<ExternalException>(() => ones(2).cuda());
    }

    [Fact]
    public void A_disposed_tensor_is_refused_by_name()
    {
        var gone = ones(2);
        gone.name = "embedding";
        gone.Dispose();
        var error = Assert.Throws<ObjectDisposedException>(() => gone.add(1));
        Assert.Contains("Tensor 'embedding'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => gone.shape);
        gone.Dispose();
    }

    [Fact]
    public void Reading_the_wrong_type_says_both()
    {
        using var numbers = ones(2);
        var error = Assert.Throws<ArgumentException>(() => numbers.data<double>());
        Assert.Contains("Float32", error.Message, StringComparison.Ordinal);
        Assert.Contains("Double", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_value_is_asked_of_a_single_value_only()
    {
        using var numbers = ones(2);
        Assert.Contains("[2]", Assert.Throws<ArgumentException>(() => numbers.item<float>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_load_says_which_library_where_and_what_to_install()
    {
        var message = NativeLibraryLoader.Explain("/app/libTorchSharpNative.so", "libtorch_cpu.so.1.13: cannot open shared object file", null);
        Assert.Contains("/app/libTorchSharpNative.so", message, StringComparison.Ordinal);
        Assert.Contains("libtorch_cpu.so.1.13", message, StringComparison.Ordinal);
        Assert.Contains("apt-get install -y libtorch-dev libopenblas0-pthread", message, StringComparison.Ordinal);
        Assert.Contains("LIBTORCH=", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_load_names_the_libtorch_that_was_asked_for()
    {
        var message = NativeLibraryLoader.Explain("/app/libTorchSharpNative.so", "no such file", "/opt/torch");
        Assert.Contains("LIBTORCH=/opt/torch/lib", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_this_libtorch_lacks_is_a_typed_error()
    {
        var error = Assert.Throws<TorchNotImplementedException>(() => new Operator("no_such_operator").Call());
        Assert.Contains("no_such_operator", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dense_gradient_is_refused_by_the_sparse_rule_and_the_other_way_round()
    {
        using var scope = NewDisposeScope();
        using var dense = nn.Embedding(4, 2);
        using var sparse = nn.Embedding(4, 2, sparse: true);
        var ids = tensor(new long[] { 1, 2 });
        (dense.call(ids).sum() + sparse.call(ids).sum()).backward();
        using var sparseRule = new StandIn.SparseAdam(dense.parameters());
        using var denseRule = optim.Adam(sparse.parameters());
        Assert.Contains("sparse: true", Assert.ThrowsAny<ExternalException>(sparseRule.Step).Message, StringComparison.Ordinal);
        Assert.Contains("sparse", Assert.ThrowsAny<ExternalException>(() => denseRule.step()).Message, StringComparison.Ordinal);
    }
}
