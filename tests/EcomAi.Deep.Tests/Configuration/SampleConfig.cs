using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

/// <summary>A colour.</summary>
public enum SampleColour
{
    Red,
    DeepBlue,
}

/// <summary>A configuration with one option of every kind.</summary>
public sealed record SampleConfig : RunConfig
{
    public required SampleData Data { get; init; }

    public SampleTrain Train { get; init; } = new() { LearningRate = .5 };

    public SampleExtra? Extra { get; init; }
}

public sealed record SampleData
{
    public required string File { get; init; }

    public string? Column { get; init; }
}

public sealed record SampleTrain : LoopConfig, IValidatedSection
{
    [Range(1, 1_048_576)]
    public int BatchSize { get; init; } = 256;

    [Range(double.Epsilon, 1)]
    public double LearningRate { get; init; } = .001;

    public bool Shuffle { get; init; } = true;

    public long Steps { get; init; } = 7;

    public SampleColour Colour { get; init; }

    [Range(1, 512)]
    public IReadOnlyList<int> Layers { get; init; } = [64, 32];

    public IReadOnlyList<SampleColour> Colours { get; init; } = [SampleColour.Red];

    public IReadOnlyList<string>? Names { get; init; }

    public double? Scale { get; init; }

    public void Validate(Action<string, string> fault)
    {
        if (Colour == SampleColour.DeepBlue && BatchSize > 512)
            fault("batchSize", $"must be at most 512 with the colour 'deepBlue', received {BatchSize}");
        if (Scale < 0 && !Shuffle)
            fault("shuffle", "must be true with a negative scale");
    }
}

public sealed record SampleExtra
{
    public required int Depth { get; init; }

    public string Kind { get; init; } = "plain";
}
