namespace EcomAi.Deep.Training;

/// <summary>How the learning rate falls, as a pure function of the step.</summary>
public enum LearningRateDecay
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>In a straight line to zero after the last step.</summary>
    Linear,

    /// <summary>Along half a cosine to zero after the last step.</summary>
    Cosine,
}
