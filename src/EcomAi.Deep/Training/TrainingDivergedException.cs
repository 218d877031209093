namespace EcomAi.Deep.Training;

/// <summary>Training met NaN or infinity and stopped; nothing of it was written over an earlier checkpoint.</summary>
public sealed class TrainingDivergedException(string message) : EcomException(message);
