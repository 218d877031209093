using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>What <see cref="FlatAdam"/> remembers: each kind in one piece of memory, with a view a parameter.</summary>
internal sealed class AdamMoments : IDisposable
{
    private readonly long[] starts;
    private readonly long[][] shapes;
    private readonly Tensor counts;
    private readonly Tensor[] saved;

    /// <summary>Zeros for these parameters, on their device.</summary>
    public AdamMoments(Parameter[] parameters)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        shapes = Array.ConvertAll(parameters, parameter => parameter.shape);
        starts = new long[parameters.Length];
        var total = 0L;
        for (var i = 0; i < parameters.Length; i++)
        {
            starts[i] = total;
            total += parameters[i].numel();
        }
        var (device, type) = (parameters[0].device, parameters[0].dtype);
        AllMeans = zeros([total], type, device).DetachFromDisposeScope();
        AllSquares = zeros([total], type, device).DetachFromDisposeScope();
        counts = zeros([parameters.Length], ScalarType.Float32, device).DetachFromDisposeScope();
        var places = Enumerable.Range(0, parameters.Length).ToArray();
        Means = Array.ConvertAll(places, i => Part(AllMeans, i).DetachFromDisposeScope());
        Squares = Array.ConvertAll(places, i => Part(AllSquares, i).DetachFromDisposeScope());
        Steps = Array.ConvertAll(places, i => counts.select(0, i).DetachFromDisposeScope());
        saved = Array.ConvertAll(places, _ => zeros([], ScalarType.Int64).DetachFromDisposeScope());
    }

    /// <summary>The mean gradients, [elements].</summary>
    public Tensor AllMeans { get; }

    /// <summary>The mean squared gradients, [elements].</summary>
    public Tensor AllSquares { get; }

    /// <summary>The mean gradients, of the parameters' shapes.</summary>
    public Tensor[] Means { get; }

    /// <summary>The mean squared gradients, of the parameters' shapes.</summary>
    public Tensor[] Squares { get; }

    /// <summary>How many updates each parameter had, Float32 without dimensions: exact up to 16 million.</summary>
    public Tensor[] Steps { get; }

    /// <summary>Whether all parameters had the same number of updates, as far as the host knows.</summary>
    public bool CountsAgree { get; private set; } = true;

    /// <summary>The part of a flat tensor that belongs to a parameter, of its shape.</summary>
    public Tensor Part(Tensor flat, int i) => flat.narrow(0, starts[i], shapes[i].Aggregate(1L, (product, size) => product * size)).view(shapes[i]);

    /// <summary>Counts an update of these parameters.</summary>
    public void Count(int[] places)
    {
        if (places.Length == Steps.Length)
        {
            counts.add_(1);
            return;
        }
        CountsAgree = false;
        foreach (var i in places)
            Steps[i].add_(1);
    }

    /// <summary>The state by name; the counts are as they are now.</summary>
    public Dictionary<string, Tensor> State(string[] names)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var now = counts.cpu().data<float>();
        var state = new Dictionary<string, Tensor>();
        for (var i = 0; i < names.Length; i++)
        {
            saved[i].fill_((long)now[i]);
            state.Add($"{names[i]}.step", saved[i]);
            state.Add($"{names[i]}.exp_avg", Means[i]);
            state.Add($"{names[i]}.exp_avg_sq", Squares[i]);
        }
        return state;
    }

    /// <summary>Takes the counts of a state that was written over this one.</summary>
    public void TakeCounts()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var steps = Array.ConvertAll(saved, step => (float)step.item<long>());
        counts.copy_(tensor(steps));
        CountsAgree = Array.TrueForAll(steps, step => step == steps[0]);
    }

    /// <summary>Disposes all of it.</summary>
    public void Dispose()
    {
        foreach (var part in (Tensor[])[.. Means, .. Squares, .. Steps, .. saved, AllMeans, AllSquares, counts])
            part.Dispose();
    }
}
