namespace TorchSharp;

/// <summary>What stands beyond the edge of a tensor.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The elements before the edge, mirrored, without the edge itself.</summary>
    Reflect = 1,

    /// <summary>The element at the edge.</summary>
    Replicate = 2,

    /// <summary>The elements at the other edge.</summary>
    Circular = 3,

    /// <summary>One value.</summary>
    Constant = 4,
}
