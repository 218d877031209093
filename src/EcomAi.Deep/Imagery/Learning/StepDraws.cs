using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>The random numbers of one step, a pure function of seed and step and the same on every device: they are drawn on the host.</summary>
internal sealed class StepDraws
{
    private const int Columns = (3 * DiffAugment.DrawsAnImage) + 2;
    private readonly Tensor _numbers;
    private readonly long _batch;

    /// <summary>Draws; the tensors belong to the caller's scope.</summary>
    /// <param name="random">A generator on the host, which is seeded anew.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="step">The step, counted from 0 over all epochs.</param>
    /// <param name="batch">Real images of the step.</param>
    /// <param name="latentSize">Numbers that an image is made from.</param>
    /// <param name="device">Where they are wanted.</param>
    public StepDraws(torch.Generator random, long seed, long step, long batch, int latentSize, Device device)
    {
        random.manual_seed(unchecked((long)Seeds.Derive(seed, "gan step", step)));
        Latents = randn([batch, latentSize], generator: random).to(device);
        _numbers = rand([batch, Columns], generator: random).to(device);
        _batch = batch;
    }

    /// <summary>Latents [B, latent].</summary>
    public Tensor Latents { get; }

    /// <summary>What <see cref="DiffAugment"/> needs for real images and, below them, generated ones that the discriminator learns from [2B, 7].</summary>
    public Tensor DiscriminatorView => _numbers.narrow(1, 0, 2 * DiffAugment.DrawsAnImage).reshape(2 * _batch, DiffAugment.DrawsAnImage);

    /// <summary>What <see cref="DiffAugment"/> needs for the generated images that the generator learns from [B, 7].</summary>
    public Tensor GeneratorView => _numbers.narrow(1, 2 * DiffAugment.DrawsAnImage, DiffAugment.DrawsAnImage);

    /// <summary>Whether each real image is mirrored [B] bool.</summary>
    public Tensor Flips => _numbers.select(1, Columns - 2).lt(.5);

    /// <summary>Places between a real and a generated image [B].</summary>
    public Tensor Shares => _numbers.select(1, Columns - 1);
}
