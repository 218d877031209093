namespace EcomAi.Deep.Imagery.Models;

/// <summary>The kinds of generator and discriminator.</summary>
public enum GanModelKind
{
    /// <summary>The default: no normalisation, few residual convolutions, latents and class scale and shift each block of the generator, projection in the discriminator.</summary>
    Modern,

    /// <summary>The reference: transposed and strided 4x4 convolutions with batch normalisation (Radford et al. 2016), conditional.</summary>
    Dcgan,

    /// <summary>Residual blocks, spectral norm in the discriminator, projection conditioning (Miyato et al. 2018).</summary>
    Sngan,
}
