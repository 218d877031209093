namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>A panel and what there is to say about it.</summary>
public sealed class SeriesData
{
    /// <summary>The series.</summary>
    public required SeriesPanel Panel { get; init; }

    /// <summary>Counts and decisions for people, label and text, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>Full paths of the files that were read.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The series left out for too few targets, such as <c>store 3, dept 39 (7 targets)</c>, in the order of their names.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}
