using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>What is asked before and after a module is called.</summary>
public class HookTests
{
    [Fact]
    public void Hooks_see_and_change_input_and_result_until_removed()
    {
        using var scope = NewDisposeScope();
        using var model = nn.ReLU();
        var told = new List<string>();
        var before = model.register_forward_pre_hook((_, input) => input - 1);
        var after = model.register_forward_hook((_, input, result) =>
        {
            told.Add($"{input.item<float>()} {result.item<float>()}");
            return result * 10;
        });
        var start = model.register_forward_pre_hook(module => told.Add($"start {module.GetName()}"));
        var end = model.register_forward_hook(_ => told.Add("end"));
        Assert.Equal(20f, model.call(tensor(3f)).item<float>());
        Assert.Equal(["start ReLU", "2 2", "end"], told);
        Assert.Equal(3f, model.forward(tensor(3f)).item<float>());
        before.remove();
        after.remove();
        start.remove();
        end.remove();
        Assert.Equal(3f, model.call(tensor(3f)).item<float>());
        Assert.Equal(3, told.Count);
    }

    [Fact]
    public void The_parts_of_a_sequence_are_asked_too()
    {
        using var scope = NewDisposeScope();
        using var hidden = nn.Linear(2, 3);
        using var model = nn.Sequential(hidden, nn.ReLU());
        long[] shape = [];
        hidden.register_forward_hook((_, _, result) =>
        {
            shape = result.shape;
            return result;
        });
        model.call(ones(5, 2));
        Assert.Equal([5L, 3L], shape);
    }
}
