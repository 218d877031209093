using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class LstmTests
{
    public static IEnumerable<string> Names =>
        from layers in new[] { "1", "2" }
        from order in new[] { "", "_batch_first" }
        from state in new[] { "", "_state" }
        select $"lstm_{layers}{order}{state}";

    public static TheoryData<string, ScalarType> Cases
    {
        get
        {
            var data = new TheoryData<string, ScalarType>();
            foreach (var name in Names)
            {
                data.Add(name, float64);
                data.Add(name, float32);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void States_and_gradients_are_those_of_PyTorch(string name, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var expected = GoldenValues.Case(dtype, name);
        var layers = name[5] - '0';
        var batchFirst = name.Contains("batch_first", StringComparison.Ordinal);
        using var model = nn.LSTM(3, 3, layers, batchFirst: batchFirst, device: TestDevice.Current, dtype: dtype);
        var phase = 0.0;
        using (no_grad())
        {
            foreach (var parameter in model.parameters())
            {
                parameter.copy_(GoldenValues.Placed(parameter.shape, dtype, phase));
                phase += 0.5;
            }
        }
        var input = GoldenValues.Placed(batchFirst ? [2, 4, 3] : [4, 2, 3], dtype, 0.2).requires_grad_();
        var h0 = GoldenValues.Placed([layers, 2, 3], dtype, 0.4).requires_grad_();
        var c0 = GoldenValues.Placed([layers, 2, 3], dtype, 0.9).requires_grad_();
        var given = name.EndsWith("_state", StringComparison.Ordinal);
        var (output, h, c) = given ? model.call(input, (h0, c0)) : model.call(input);
        var loss = (output * GoldenValues.Placed(output.shape, dtype, 2)).sum()
            + (h * GoldenValues.Placed(h.shape, dtype, 3)).sum() + (c * GoldenValues.Placed(c.shape, dtype, 4)).sum();
        loss.backward();

        GoldenValues.AssertSame(expected.GetProperty("output"), output, name + " output");
        GoldenValues.AssertSame(expected.GetProperty("h"), h, name + " h");
        GoldenValues.AssertSame(expected.GetProperty("c"), c, name + " c");
        var tensors = new Dictionary<string, Tensor>(model.state_dict()) { ["input"] = input };
        if (given)
        {
            tensors["h0"] = h0;
            tensors["c0"] = c0;
        }
        var gradients = expected.GetProperty("grads").EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        Assert.Equal(gradients.Keys.Order(), tensors.Keys.Order());
        foreach (var (key, tensor) in tensors)
            GoldenValues.AssertSame(gradients[key], tensor.grad!, $"{name} gradient of {key}");
    }

    [Fact]
    public void Parameters_are_named_and_drawn_as_PyTorch_does()
    {
        using var scope = NewDisposeScope();
        using var model = nn.LSTM(5, 4, 2, bidirectional: true);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse"],
            model.named_parameters().Select(named => named.name).Take(6));
        Assert.Equal([16L, 8L], model.get_parameter("weight_ih_l1")!.shape);
        Assert.All(model.parameters(), parameter => Assert.True(parameter.abs().max().ToSingle() <= 0.5f));
        var (output, h, _) = model.call(ones(3, 2, 5));
        Assert.Equal([3L, 2L, 8L], output.shape);
        Assert.Equal([4L, 2L, 4L], h.shape);
    }

    [Fact]
    public void A_cell_takes_the_steps_of_a_layer()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.LSTM(3, 4);
        using var cell = nn.LSTMCell(3, 4);
        cell.load_state_dict(layer.state_dict().ToDictionary(named => named.Key[..^3], named => named.Value));
        var input = GoldenValues.Wave([2, 5, 3], float32);
        var (_, h, c) = layer.call(input);
        var state = cell.call(input[1], cell.call(input[0]));
        Assert.True(state.Item1.allclose(h[0], 1e-5, 1e-6));
        Assert.True(state.Item2.allclose(c[0], 1e-5, 1e-6));
    }

    [Fact]
    public void An_input_without_three_dimensions_is_refused()
    {
        using var scope = NewDisposeScope();
        using var model = nn.LSTM(3, 4, batchFirst: true);
        var error = Assert.Throws<ArgumentException>(() => model.call(ones(2, 3)));
        Assert.Contains("[batch, time, input], not [2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_steps_leave_no_tensor_behind()
    {
        using var outer = NewDisposeScope();
        using var model = nn.LSTM(3, 4, 2, batchFirst: true);
        var input = ones(2, 5, 3);
        Step();
        var before = LiveTensors.Settled();
        for (var i = 0; i < 3; i++)
            Step();
        Assert.Equal(before, Tensor.TotalCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            model.zero_grad();
            model.call(input).Item1.sum().backward();
        }
    }
}
