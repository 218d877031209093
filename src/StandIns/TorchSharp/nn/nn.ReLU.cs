using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The larger of every element and zero, as a module.</summary>
        public static ReLU ReLU(bool inplace = false) => new(inplace);
    }
}
