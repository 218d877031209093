using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Soak;

/// <summary>
/// Small training steps of neural matrix factorization: 200 users, 500 items, batch 64, clipped gradients, Adam. Every
/// <see cref="FaultEvery"/>th step fails in the midst of its scopes, by turns in the library and in the program.
/// </summary>
public sealed class TrainingSoak : IDisposable
{
    /// <summary>How often a step fails.</summary>
    public const int FaultEvery = 1000;

    private const int Users = 200, Items = 500, Batch = 64;
    private readonly Factors model = new();
    private readonly Adam adam;
    private long steps;

    /// <summary>A model at its start.</summary>
    public TrainingSoak() => adam = optim.Adam(model.parameters(), lr: 0.001);

    /// <summary>Steps that failed, as they were meant to.</summary>
    public long Faults { get; private set; }

    /// <summary>One step; gives its loss, or nothing where the step was to fail.</summary>
    public float? Step()
    {
        steps++;
        if (steps % FaultEvery != 0)
            return Train();
        try
        {
            Fail(steps / FaultEvery % 2 == 0);
        }
        catch (Exception fault) when (fault is ExternalException or InvalidDataException)
        {
            Faults++;
        }
        return null;
    }

    /// <summary>Disposes the model and the optimizer's state.</summary>
    public void Dispose()
    {
        adam.Dispose();
        model.Dispose();
    }

    private float Train()
    {
        using var scope = NewDisposeScope();
        var (users, items, labels) = Draw();
        adam.zero_grad();
        var logits = model.call(users, items);
        var loss = nn.functional.binary_cross_entropy_with_logits(logits, labels);
        loss.backward();
        nn.utils.clip_grad_norm_(model.parameters(), 1);
        adam.step();
        return loss.item<float>() + (0 * logits.detach().data<float>()[0]);
    }

    // The graph of a forward pass is alive, and two scopes are open.
    private void Fail(bool inLibrary)
    {
        using var scope = NewDisposeScope();
        var (users, items, labels) = Draw();
        var logits = model.call(users, items);
        using var inner = NewDisposeScope();
        var wrong = logits.unsqueeze(0).add(labels);
        if (inLibrary)
            wrong.matmul(wrong);
        throw new InvalidDataException("a step that was to fail");
    }

    private static (Tensor Users, Tensor Items, Tensor Labels) Draw() =>
        (randint(0, Users, [Batch], int64), randint(0, Items, [Batch], int64), rand(Batch));

    private sealed class Factors : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly Embedding users = nn.Embedding(Users, 8);
        private readonly Embedding items = nn.Embedding(Items, 8);
        private readonly Sequential tower = nn.Sequential(nn.Linear(16, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 8), nn.ReLU());
        private readonly Linear head = nn.Linear(16, 1);

        public Factors()
            : base(nameof(Factors)) => RegisterComponents();

        public override Tensor forward(Tensor input1, Tensor input2)
        {
            using var scope = NewDisposeScope();
            var (u, i) = (users.call(input1), items.call(input2));
            return head.call(cat([u * i, tower.call(cat([u, i], 1))], 1)).squeeze(1).MoveToOuterDisposeScope();
        }
    }
}
