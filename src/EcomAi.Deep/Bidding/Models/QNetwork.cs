using EcomAi.Deep.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Bidding.Models;

/// <summary>
/// The value of each action in a state: layers with ReLU between them. With dueling heads (Wang et al. 2016) the last layer gives the state's value V and the actions'
/// advantages A, and Q = V + A - mean A.
/// </summary>
public sealed class QNetwork : Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> layers;

    /// <summary>A network of this shape, not yet drawn from a seed: see <see cref="Draw"/>.</summary>
    /// <param name="features">Numbers of a state.</param>
    /// <param name="actions">The number of actions.</param>
    /// <param name="hidden">Widths of the hidden layers.</param>
    /// <param name="dueling">Whether value and advantages have heads of their own.</param>
    public QNetwork(int features, int actions, IReadOnlyList<int> hidden, bool dueling)
        : base(nameof(QNetwork))
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 2);
        (Features, Actions, IsDueling) = (features, actions, dueling);
        var widths = new List<int>([features, .. hidden, dueling ? actions + 1 : actions]);
        layers = new ModuleList<Linear>([.. widths.Zip(widths.Skip(1), (from, to) => Linear(from, to))]);
        RegisterComponents();
    }

    /// <summary>Numbers of a state.</summary>
    public int Features { get; }

    /// <summary>The number of actions.</summary>
    public int Actions { get; }

    /// <summary>Whether the last layer gives value and advantages.</summary>
    public bool IsDueling { get; }

    /// <summary>The layers, the first one nearest to the state. With dueling heads the last one has 1 + actions outputs, the value first.</summary>
    public IReadOnlyList<Linear> Layers => [.. layers];

    /// <summary>Draws all weights and biases evenly from ±1/sqrt(inputs of the layer), as PyTorch does, from this stream.</summary>
    public void Draw(ref Xoshiro256 random)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        foreach (var layer in layers)
        {
            var bound = 1 / Math.Sqrt(layer.in_features);
            foreach (var parameter in new[] { layer.weight, layer.bias! })
            {
                var values = new float[parameter.numel()];
                for (var i = 0; i < values.Length; i++)
                    values[i] = (float)(((2 * random.NextDouble()) - 1) * bound);
                parameter.copy_(tensor(values, parameter.shape));
            }
        }
    }

    /// <inheritdoc/>
    /// <param name="input">States [n, features].</param>
    public override Tensor forward(Tensor input)
    {
        var x = input;
        for (var i = 0; i < layers.Count - 1; i++)
            x = layers[i].call(x).relu_(); // [n, hidden[i]]
        x = layers[^1].call(x); // [n, actions], or [n, 1 + actions] with dueling heads
        if (!IsDueling)
            return x;
        var advantage = x.narrow(1, 1, Actions); // [n, actions]
        return x.narrow(1, 0, 1) + (advantage - advantage.mean([1], keepdim: true)); // [n, actions]
    }
}
