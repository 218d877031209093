namespace EcomAi.Deep.Imagery.Learning;

/// <summary>What generator and discriminator play for.</summary>
public enum GanLossKind
{
    /// <summary>softplus(D(fake) - D(real)) for the discriminator, the reverse for the generator, in pairs of the same class (Jolicoeur-Martineau 2018; R3GAN, Huang et al. 2024).</summary>
    Relativistic,

    /// <summary>softplus(D(fake)) + softplus(-D(real)); the generator's is softplus(-D(fake)) (Goodfellow et al. 2014).</summary>
    NonSaturating,

    /// <summary>relu(1 + D(fake)) + relu(1 - D(real)); the generator's is -D(fake).</summary>
    Hinge,

    /// <summary>D(fake) - D(real) with a penalty on gradient norms away from 1 between real and fake images (Gulrajani et al. 2017).</summary>
    WganGp,
}
