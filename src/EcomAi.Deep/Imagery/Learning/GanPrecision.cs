namespace EcomAi.Deep.Imagery.Learning;

/// <summary>The numbers that convolutions compute with; parameters, penalties' sums and losses are float32 always.</summary>
public enum GanPrecision
{
    /// <summary>32-bit floating point.</summary>
    Fp32,

    /// <summary>16-bit brain floating point.</summary>
    Bf16,
}
