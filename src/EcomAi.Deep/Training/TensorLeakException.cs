namespace EcomAi.Deep.Training;

/// <summary>The number of live tensors grew in two epochs in a row: a job keeps tensors that it should dispose.</summary>
public sealed class TensorLeakException(string message) : EcomException(message);
