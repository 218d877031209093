namespace TorchSharp;

/// <summary>The kinds of device; the values are libtorch's.</summary>
public enum DeviceType
{
    /// <summary>The host.</summary>
    CPU = 0,

    /// <summary>An NVIDIA GPU.</summary>
    CUDA = 1,

    /// <summary>Shapes without memory.</summary>
    META = 14,
}
