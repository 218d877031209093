using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Draws from Poisson distributions with these rates.</summary>
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);

    /// <summary>Draws of 0 and 1 with these probabilities of 1.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Draws from gamma distributions with these concentrations and rate 1.</summary>
    public static Tensor _standard_gamma(Tensor input, Generator? generator = null) => Op.standardGamma.Call(input, generator);

    /// <summary>Positions drawn with probabilities in the proportion of each row's weights.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);
}
