namespace EcomAi.Deep.Training;

/// <summary>An option of <c>score</c> that cannot be followed; the message names it, the value and what is accepted.</summary>
public sealed class ScoreOptionException(string message) : EcomException(message)
{
    /// <inheritdoc/>
    public override int ExitCode => 2;
}
