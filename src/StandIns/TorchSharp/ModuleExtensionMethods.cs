using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moving a module to another device or dtype; integers keep their dtype.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the floating-point parameters and buffers.</summary>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => Placed(module, type, null);

    /// <summary>Moves and converts the parameters and buffers.</summary>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => Placed(module, type, device);

    /// <summary>Moves the parameters and buffers.</summary>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => Placed(module, null, new Device(deviceType, deviceIndex));

    /// <summary>Moves the parameters and buffers.</summary>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => Placed(module, null, device);

    /// <summary>Moves the parameters and buffers.</summary>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => Placed(module, null, new Device(device));

    /// <summary>Moves and converts the parameters and buffers to where and what a tensor is.</summary>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : nn.Module => Placed(module, other.dtype, other.device);

    /// <summary>Moves the parameters and buffers to the host.</summary>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => Placed(module, null, CPU);

    /// <summary>Moves the parameters and buffers to a GPU.</summary>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => Placed(module, null, new Device(DeviceType.CUDA, deviceIndex));

    private static T Placed<T>(T module, ScalarType? type, Device? device)
        where T : nn.Module
    {
        module.Place(type, device);
        return module;
    }
}
