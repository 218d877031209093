namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>An option of <c>allocate</c> that cannot be followed; the message names it, the value and what is accepted.</summary>
public sealed class BudgetPlanOptionException(string message) : EcomException(message)
{
    /// <inheritdoc/>
    public override int ExitCode => 2;
}
