namespace EcomAi.Deep.Cli;

/// <summary>A command line that cannot be carried out as written. Ends with exit code 2.</summary>
internal sealed class UsageException(string message) : EcomException(message)
{
    /// <inheritdoc/>
    public override int ExitCode => 2;
}
