using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>The update rules, with a learning rate that is lowered by 10 % before every step.</summary>
public class OptimizerTests
{
    [Theory]
    [InlineData("sgd")]
    [InlineData("sgd_decay")]
    [InlineData("sgd_momentum")]
    [InlineData("sgd_nesterov")]
    [InlineData("sgd_maximize")]
    [InlineData("adam")]
    [InlineData("adam_decay")]
    [InlineData("adam_amsgrad")]
    [InlineData("adamw")]
    [InlineData("adamw_decay")]
    public void Six_steps_give_the_weights_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var weight = nn.Parameter(Golden.Wave([3, 4], 0));
        using var rule = Rule(name, [weight]);
        for (var step = 0; step < 6; step++)
        {
            foreach (var group in rule.ParamGroups)
                group.LearningRate *= 0.9;
            rule.zero_grad();
            (weight * Golden.Wave([3, 4], 1, 1) - Golden.Wave([3, 4], 2, 1)).pow(2).sum().backward();
            rule.step();
        }
        Golden.AssertNear(Golden.Of("optimizers").GetProperty(name), weight.detach().cpu().data<double>().ToArray());
    }

    private static optim.Optimizer Rule(string name, Parameter[] parameters) => name switch
    {
        "sgd" => optim.SGD(parameters, 0.1),
        "sgd_decay" => optim.SGD(parameters, 0.1, weight_decay: 0.1),
        "sgd_momentum" => optim.SGD(parameters, 0.1, momentum: 0.9, dampening: 0.2),
        "sgd_nesterov" => optim.SGD(parameters, 0.1, momentum: 0.8, nesterov: true),
        "sgd_maximize" => optim.SGD(parameters, 0.01, maximize: true),
        "adam" => optim.Adam(parameters),
        "adam_decay" => optim.Adam(parameters, 0.05, beta1: 0.8, beta2: 0.99, eps: 1e-6, weight_decay: 0.1),
        "adam_amsgrad" => optim.Adam(parameters, 0.05, amsgrad: true),
        "adamw" => optim.AdamW(parameters),
        "adamw_decay" => optim.AdamW(parameters, 0.05, weight_decay: 0.1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such rule"),
    };

    [Fact]
    public void A_closure_is_evaluated_and_its_loss_handed_back()
    {
        using var scope = NewDisposeScope();
        var weight = nn.Parameter(ones(2));
        using var sgd = optim.SGD([weight], 0.5);
        var loss = sgd.step(() =>
        {
            var value = weight.sum();
            value.backward();
            return value;
        });
        Assert.Equal(2f, loss!.item<float>());
        Assert.Equal([0.5f, 0.5f], weight.detach().data<float>().ToArray());
    }

    [Fact]
    public void An_optimizer_zeroes_gradients_in_place_and_a_module_drops_them()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        using var sgd = optim.SGD(model.parameters(), 0.1);
        model.call(ones(1, 2)).sum().backward();
        sgd.zero_grad();
        Assert.Equal([0f, 0f], model.weight.grad!.data<float>().ToArray());
        model.zero_grad();
        Assert.Null(model.weight.grad);
    }
}
