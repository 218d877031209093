namespace TorchSharp;

public static partial class torch
{
    /// <summary>What becomes of a quotient.</summary>
    public enum RoundingMode
    {
        /// <summary>Nothing: true division.</summary>
        None,

        /// <summary>Rounded towards zero.</summary>
        trunc,

        /// <summary>Rounded down.</summary>
        floor,
    }
}
