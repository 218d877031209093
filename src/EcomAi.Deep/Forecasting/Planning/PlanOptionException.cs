namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>An option of <c>plan</c> that cannot be followed; the message names it, the value and what is accepted.</summary>
public sealed class PlanOptionException(string message) : EcomException(message)
{
    /// <inheritdoc/>
    public override int ExitCode => 2;
}
