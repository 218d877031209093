using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Dropout with this probability, 0 to 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1.</exception>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) =>
            p is >= 0 and <= 1 ? new(p, inplace) : throw new ArgumentOutOfRangeException(nameof(p), p, "a probability is 0 to 1");
    }
}
