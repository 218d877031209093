using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// The weight of a layer, divided by its spectral norm where asked for (Miyato et al. 2018): sigma = u'Wv with u and v from one power iteration an update; both are
/// part of the state, so that a resumed run goes on with the same bits.
/// </summary>
internal sealed class Weight : nn.Module
{
    private const int FirstIterations = 10; // from random vectors to nearly the norm of the first weights
    private readonly Parameter value;
    private readonly Tensor? u;
    private readonly Tensor? v;

    public Weight(WeightSource source, double deviation, bool spectral, params ReadOnlySpan<long> shape)
        : base(nameof(Weight))
    {
        value = source.Normal(deviation, shape);
        if (spectral)
        {
            var columns = value.numel() / shape[0];
            u = source.Draw(0, 1, [shape[0]]);
            v = source.Draw(0, 1, [columns]);
        }

        RegisterComponents();
        for (var i = 0; i < FirstIterations; i++)
            Renew();
    }

    /// <summary>One power iteration, in place; nothing without a spectral norm.</summary>
    public void Renew()
    {
        if (u is null || v is null)
            return;
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var matrix = Matrix(); // [rows, columns]
        v.copy_(Unit(matrix.t().mv(u)));
        u.copy_(Unit(matrix.mv(v)));
    }

    /// <summary>The weight to compute with, differentiable in the parameter.</summary>
    public Tensor Read() => u is null || v is null ? value : value / u.dot(Matrix().mv(v));

    private static Tensor Unit(Tensor vector) => vector / vector.norm().clamp_min(1e-12);

    private Tensor Matrix() => value.reshape(value.shape[0], -1);
}
