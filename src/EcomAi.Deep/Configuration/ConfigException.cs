namespace EcomAi.Deep.Configuration;

/// <summary>A configuration that cannot be used; its message lists every fault. Ends a command with exit code 2.</summary>
public sealed class ConfigException : EcomException
{
    private const int Shown = 50;

    /// <summary>Creates the error from one message that belongs to no key, such as a missing file.</summary>
    public ConfigException(string message)
        : base(message)
    {
        Faults = [];
    }

    /// <summary>Creates the error from all that is wrong.</summary>
    /// <param name="faults">The faults, at least one, in the order shown.</param>
    public ConfigException(IReadOnlyList<ConfigFault> faults)
        : base(Format(faults))
    {
        Faults = faults;
    }

    /// <summary>What is wrong, key by key; empty when the file as a whole could not be read.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; }

    /// <inheritdoc/>
    public override int ExitCode => 2;

    private static string Format(IReadOnlyList<ConfigFault> faults)
    {
        var lines = faults.Take(Shown).Select(fault => fault.ToString()).ToList();
        if (faults.Count > Shown)
            lines.Add($"and {faults.Count - Shown} more");
        return string.Join('\n', lines);
    }
}
