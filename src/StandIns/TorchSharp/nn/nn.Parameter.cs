namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A tensor that a module trains; <paramref name="data"/> counts as disposed afterwards.</summary>
        public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
