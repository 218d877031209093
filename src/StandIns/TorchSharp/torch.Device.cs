using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The host.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The first GPU.</summary>
    public static Device CUDA => new(DeviceType.CUDA, 0);

    /// <summary>A device from "cpu", "cuda" or "cuda:1".</summary>
    /// <exception cref="ArgumentException">The text names no device kind known here.</exception>
    public static Device device(string description) => new(description);

    /// <summary>A device from its kind's name and its index; -1 is the current one.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device from its kind and its index; -1 is the current one.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The GPU of this index.</summary>
    public static Device device(int index) => new(index);

    /// <summary>Where a tensor lives. Two devices are compared by type and index: there is no equality.</summary>
    public class Device
    {
        /// <summary>A device from "cpu", "cuda" or "cuda:1".</summary>
        /// <exception cref="ArgumentException">The text names no device kind known here.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var colon = description.IndexOf(':', StringComparison.Ordinal);
            type = Parse(colon < 0 ? description : description[..colon], description);
            index = type == DeviceType.CPU ? -1 : 0;
            if (colon >= 0)
            {
                index = int.TryParse(description.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                    ? given
                    : throw new ArgumentException($"device '{description}': what follows the colon must be a number");
            }
        }

        /// <summary>A device from its kind's name and its index; -1 is the current one.</summary>
        public Device(string deviceType, int index = -1)
            : this(Parse(deviceType, deviceType), index)
        {
        }

        /// <summary>A device from its kind and its index; -1 is the current one.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = deviceType == DeviceType.CPU ? -1 : Math.Max(index, 0);
        }

        /// <summary>The GPU of this index.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>The index among its kind; -1 for the host.</summary>
        public int index { get; }

        /// <summary>A device from its description.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary>"cpu" or "cuda:0".</summary>
        public override string ToString() =>
            index < 0 ? Name : $"{Name}:{index.ToString(CultureInfo.InvariantCulture)}";

        private string Name => type switch
        {
            DeviceType.CPU => "cpu",
            DeviceType.CUDA => "cuda",
            DeviceType.META => "meta",
            _ => type.ToString(),
        };

        private static DeviceType Parse(string kind, string description) => kind switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"device '{description}': expected cpu, cuda or cuda:N"),
        };
    }
}
