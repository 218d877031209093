using EcomAi.Deep.Bidding;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Imagery;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep;

/// <summary>The closed list of model families: a configuration can name one of these and nothing else.</summary>
public static class FamilyRegistry
{
    /// <summary>The families, in the order shown.</summary>
    public static IReadOnlyList<IModelFamily> All { get; } =
    [
        new NcfFamily(),
        new LstmFamily(),
        new DqnFamily(),
        new GanFamily(),
    ];

    /// <summary>The families' names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(family => family.Name)];

    /// <summary>The family of a name.</summary>
    /// <exception cref="ConfigException">There is no such family; the message lists those there are.</exception>
    public static IModelFamily Get(string name)
    {
        if (All.FirstOrDefault(family => family.Name == name) is { } found)
            return found;
        var hint = Spelling.Nearest(name, Names) is { } near ? $", did you mean '{near}'" : "";
        throw new ConfigException($"no model family '{name}'{hint}. The families are: {string.Join(", ", Names)}");
    }
}
