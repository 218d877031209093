namespace EcomAi.Deep.Training;

/// <summary>The learning rate as a pure function of the step, so that a resumed run needs no saved schedule.</summary>
/// <param name="first">The rate of step 0.</param>
/// <param name="decay">How it falls.</param>
/// <param name="steps">The steps of the whole run.</param>
public sealed class LearningRateSchedule(double first, LearningRateDecay decay, long steps)
{
    /// <summary>The rate of a step, counted from 0 over all epochs.</summary>
    public double At(long step)
    {
        var done = Math.Clamp(step / (double)Math.Max(1, steps), 0, 1);
        return decay switch
        {
            LearningRateDecay.Linear => first * (1 - done),
            LearningRateDecay.Cosine => first * (1 + Math.Cos(Math.PI * done)) / 2,
            _ => first,
        };
    }
}
