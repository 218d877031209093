namespace EcomAi.Deep.Configuration;

/// <summary>What every family's configuration holds.</summary>
public abstract record RunConfig
{
    /// <summary>The model family, a name of the closed registry, such as <c>ncf</c>. Required.</summary>
    public required string Family { get; init; }

    /// <summary>One line that says what the configuration is for, shown by <c>ecomai config list</c>. Default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The seed that feeds every random stream. Default 42.</summary>
    [Range(0, long.MaxValue)]
    public long Seed { get; init; } = 42;

    /// <summary>The device: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>. Default <c>auto</c>: CUDA when it is there.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads used by one tensor operation on the CPU; part of what makes a run repeatable. Default 2.</summary>
    [Range(1, 256)]
    public int Threads { get; init; } = 2;

    /// <summary>
    /// Whether a GPU may use repeatable operations only, so that the same seed gives the same bits: slower, and an error where there is no such
    /// operation. Needs the environment variable <c>CUBLAS_WORKSPACE_CONFIG=:4096:8</c>. The CPU is repeatable anyway. Default false.
    /// </summary>
    public bool Deterministic { get; init; }

    /// <summary>
    /// Whether a GPU may compute float32 products from operands rounded to TensorFloat32, 10 bits behind the point instead of 23: several times
    /// as fast in large layers. The CPU knows no such numbers. Default false.
    /// </summary>
    public bool Tf32 { get; init; }
}
