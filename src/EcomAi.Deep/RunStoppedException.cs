namespace EcomAi.Deep;

/// <summary>A run ended early because it was asked to; what it had done is in the checkpoint that the message names.</summary>
public sealed class RunStoppedException(string message, int exitCode) : EcomException(message)
{
    /// <inheritdoc/>
    public override int ExitCode { get; } = exitCode;
}
