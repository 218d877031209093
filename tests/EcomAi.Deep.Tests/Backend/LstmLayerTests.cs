using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class LstmLayerTests
{
    [Fact]
    public void Parameters_have_the_names_of_PyTorch_and_the_forget_gates_start_open()
    {
        using var layer = new LstmLayer("lstm", 5, 3, 2);
        Assert.Equal(
            ["lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0", "lstm.bias_hh_l0",
             "lstm.weight_ih_l1", "lstm.weight_hh_l1", "lstm.bias_ih_l1", "lstm.bias_hh_l1"],
            layer.named_parameters().Select(named => named.name));
        Assert.Equal([1f, 1f, 1f], layer.get_parameter("lstm.bias_ih_l1")!.data<float>().ToArray()[3..6]);
        Assert.Equal([0f, 0f, 0f], layer.get_parameter("lstm.bias_hh_l1")!.data<float>().ToArray()[3..6]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void It_learns_the_same_as_the_LSTM_of_torch(int layers, bool given)
    {
        using var scope = NewDisposeScope();
        manual_seed(2).Dispose();
        using var layer = new LstmLayer("lstm", 5, 12, layers);
        var input = randn(9, 8, 5);
        var hidden = given ? randn(layers, 9, 12) : null;
        var cell = given ? randn(layers, 9, 12) : null;
        var ours = Gradients(layer.call(input, hidden, cell));
        var theirs = Gradients(layer.Run(input, hidden, cell));
        Assert.Equal(3 + (4 * layers), ours.Count);
        Assert.All(ours.Zip(theirs), pair => Assert.True(pair.First.allclose(pair.Second, 1e-4, 1e-5)));

        List<Tensor> Gradients((Tensor Output, Tensor Hidden, Tensor Cell) states)
        {
            layer.zero_grad();
            (states.Output.square().sum() + states.Hidden.sum() + states.Cell.square().sum()).backward();
            return [states.Output, states.Hidden, states.Cell, .. layer.parameters().Select(parameter => parameter.grad!.clone())];
        }
    }

    [Fact]
    public void In_bfloat16_it_learns_the_same_up_to_rounding_with_gradients_in_float32()
    {
        using var scope = NewDisposeScope();
        manual_seed(2).Dispose();
        using var half = new LstmLayer("lstm", 5, 12, 2) { Precision = Precision.Bf16 };
        var input = randn(9, 8, 5);
        var rounded = Gradients(half.call(input));
        var exact = Gradients(half.Run(input, null, null));
        Assert.All(rounded, values => Assert.Equal(ScalarType.Float32, values.dtype));
        Assert.All(rounded.Zip(exact), pair => Assert.InRange(Error(pair.First, pair.Second), 1e-6f, .03f)); // 8 bits
        half.eval(); // and learns no more
        Assert.True(half.call(input).Output.allclose(half.Run(input, null, null).Output, 1e-4, 1e-5));

        List<Tensor> Gradients((Tensor Output, Tensor Hidden, Tensor Cell) states)
        {
            half.zero_grad();
            (states.Output.square().sum() + states.Hidden.sum() + states.Cell.square().sum()).backward();
            return [states.Output, states.Hidden, states.Cell, .. half.parameters().Select(parameter => parameter.grad!.clone())];
        }

        static float Error(Tensor values, Tensor exact) => ((values - exact).norm() / exact.norm()).item<float>();
    }

    [Fact]
    public void Within_a_scope_of_bfloat16_the_layer_leaves_its_products_to_torch()
    {
        using var scope = NewDisposeScope();
        using var layer = new LstmLayer("lstm", 5, 12);
        var input = randn(3, 4, 5);
        var alone = layer.call(input).Output;
        using (MixedPrecision.Enter(CPU, Precision.Bf16))
            Assert.InRange((layer.call(input).Output.to(ScalarType.Float32) - alone).abs().max().item<float>(), 1e-6f, .05f);
    }

    [Fact]
    public void Outputs_between_layers_are_dropped_while_training_only()
    {
        using var scope = NewDisposeScope();
        manual_seed(3).Dispose();
        using var layer = new LstmLayer("lstm", 4, 6, 2, 0.5);
        var input = randn(3, 7, 4);
        Assert.False(layer.call(input).Output.allclose(layer.call(input).Output));
        layer.eval();
        Assert.True(layer.call(input).Output.allclose(layer.call(input).Output));
    }

    [Fact]
    public void A_sequence_in_two_parts_gives_what_it_gives_at_once()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var layer = new LstmLayer("lstm", 4, 6, 2);
        var input = randn(3, 7, 4);
        var (output, hidden, cell) = layer.call(input);
        var (first, h, c) = layer.call(input.narrow(1, 0, 3));
        var (second, lastHidden, lastCell) = layer.call(input.narrow(1, 3, 4), h, c);
        Assert.Equal([3L, 7L, 6L], output.shape);
        Assert.Equal([2L, 3L, 6L], hidden.shape);
        Assert.True(output.allclose(cat([first, second], 1), 1e-5, 1e-6));
        Assert.True(hidden.allclose(lastHidden, 1e-5, 1e-6));
        Assert.True(cell.allclose(lastCell, 1e-5, 1e-6));
    }

    [Fact]
    public void Training_steps_leave_no_tensor_behind()
    {
        using var outer = NewDisposeScope();
        using var layer = new LstmLayer("lstm", 4, 6, 2, 0.1);
        var input = randn(3, 7, 4);
        Step();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 3; i++)
            Step();
        Assert.Equal(before, Tensor.TotalCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            layer.zero_grad();
            layer.call(input).Output.square().mean().backward();
        }
    }
}
