namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Whether an episode goes on after a step.</summary>
public enum StepEnd
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It is over: nothing can be earned any more.</summary>
    Terminal,

    /// <summary>It was cut off, at a limit of time that the state does not tell: the value of the last state still counts.</summary>
    Truncated,
}
