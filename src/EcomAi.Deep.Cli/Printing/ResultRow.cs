using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Printing;

/// <summary>A model's figures under one protocol, by name.</summary>
internal sealed class ResultRow
{
    private readonly Dictionary<string, double> _values;

    private ResultRow(ModelResult model, ProtocolResult part)
    {
        Model = model;
        Names = [.. part.Metrics.Select(metric => metric.Name)];
        _values = part.Metrics.ToDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal);
    }

    public ModelResult Model { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The figure of a name; null when the model has none.</summary>
    public double? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The rows of a protocol's table.</summary>
    public static IReadOnlyList<ResultRow> Of(RunResult result, string protocol) =>
    [
        .. result.Models
            .Select(model => (Model: model, Part: model.Protocols.FirstOrDefault(part => part.Protocol == protocol)))
            .Where(pair => pair.Part is not null)
            .Select(pair => new ResultRow(pair.Model, pair.Part!)),
    ];
}
