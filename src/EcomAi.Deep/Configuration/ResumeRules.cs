namespace EcomAi.Deep.Configuration;

/// <summary>What may change when a run is continued: how long it trains and what it writes, never what it learns.</summary>
public static class ResumeRules
{
    /// <summary>The options that may differ from the run's own.</summary>
    public static IReadOnlyList<string> Changeable { get; } =
    [
        "train.epochs", "train.maxMinutes", "train.patience", "train.logEvery", "train.checkpointEvery", "train.keepCheckpoints",
    ];

    /// <summary>Checks a configuration against the run that it shall continue.</summary>
    /// <param name="run">The configuration in the run folder.</param>
    /// <param name="wanted">The configuration to continue with.</param>
    /// <param name="origin">Says where an option of <paramref name="wanted"/> came from.</param>
    /// <exception cref="ConfigException">Names every option that differs and may not.</exception>
    public static void Check(object run, object wanted, Func<string, string?> origin)
    {
        var before = ConfigWriter.Flatten(run);
        var after = ConfigWriter.Flatten(wanted);
        var faults = after.Keys.Union(before.Keys)
            .Where(key => key != "description" && !Changeable.Contains(key) && before.GetValueOrDefault(key) != after.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .Select(key => new ConfigFault(
                key,
                $"cannot change on --resume, or the run would no longer be the one it continues: the run has {before.GetValueOrDefault(key, "nothing")}, received {after.GetValueOrDefault(key, "nothing")}; only {string.Join(", ", Changeable)} may change. Start a new run without --resume for anything else",
                origin(key)))
            .ToList();
        if (faults.Count > 0)
            throw new ConfigException(faults);
    }
}
