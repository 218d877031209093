using static TorchSharp.torch;

namespace EcomAi.Deep.Operations;

/// <summary>An operation over tensors of its own.</summary>
/// <param name="run">Runs the operation so many times.</param>
/// <param name="owned">What it works on.</param>
public sealed class Operation(Action<int> run, params IDisposable[] owned) : IDisposable
{
    private const int OpsInScope = 100;

    /// <summary>Runs the operation so many times.</summary>
    public void Run(int count) => run(count);

    /// <summary>Disposes what it works on.</summary>
    public void Dispose()
    {
        foreach (var part in owned)
            part.Dispose();
    }

    /// <summary>The operation of a name.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Operation Create(string name) => name switch
    {
        "add" => Add(),
        "add-scope" => AddInScope(),
        "scalar" => AddScalar(),
        "scalar-scope" => AddScalarInScope(),
        "matmul-1024" => LayerOperations.Matmul(1024),
        "matmul-2048" => LayerOperations.Matmul(2048),
        "embedding" => LayerOperations.Embedding(sparse: false),
        "embedding-sparse" => LayerOperations.Embedding(sparse: true),
        "lstm" => LayerOperations.Lstm(),
        "lstm-layer" => LayerOperations.LstmLayer(),
        "conv" => LayerOperations.Convolution(channelsLast: false),
        "conv-channels-last" => LayerOperations.Convolution(channelsLast: true),
        "adam-dqn" => AdamOperations.Step(AdamOperations.Dqn, flat: false),
        "adam-dqn-flat" => AdamOperations.Step(AdamOperations.Dqn, flat: true),
        "adam-lstm" => AdamOperations.Step(AdamOperations.Lstm, flat: false),
        "adam-lstm-flat" => AdamOperations.Step(AdamOperations.Lstm, flat: true),
        "adam-10m" => AdamOperations.Step(AdamOperations.TenMillion, flat: false),
        "adam-10m-flat" => AdamOperations.Step(AdamOperations.TenMillion, flat: true),
        _ => throw new ArgumentException($"no operation is called '{name}'"),
    };

    private static Operation Add()
    {
        var (a, b) = (rand(1, 1), rand(1, 1));
        return new(Run, a, b);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var sum = a + b;
            }
        }
    }

    private static Operation AddInScope()
    {
        var (a, b) = (rand(1, 1), rand(1, 1));
        return new(Run, a, b);

        void Run(int count)
        {
            for (var i = 0; i < count; i += OpsInScope)
            {
                using var scope = NewDisposeScope();
                for (var k = 0; k < OpsInScope; k++)
                    _ = a + b;
            }
        }
    }

    private static Operation AddScalar()
    {
        var x = rand(1, 1);
        return new(Run, x);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var sum = x + 1.0;
            }
        }
    }

    private static Operation AddScalarInScope()
    {
        var x = rand(1, 1);
        return new(Run, x);

        void Run(int count)
        {
            for (var i = 0; i < count; i += OpsInScope)
            {
                using var scope = NewDisposeScope();
                for (var k = 0; k < OpsInScope; k++)
                    _ = x + 1.0;
            }
        }
    }
}
