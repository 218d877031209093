namespace EcomAi.Deep.Configuration;

/// <summary>The numbers that large products are computed with while a model learns; weights, tables, sums, losses and optimizers are float32 always.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Fp32,

    /// <summary>16-bit brain floating point: the range of float32, 8 bits of its precision.</summary>
    Bf16,
}
