using TorchSharp;

namespace EcomAi.Deep.Backend;

/// <summary>A device that training and scoring can use.</summary>
/// <param name="Name">What <c>--device</c> calls it: "cpu" or "cuda:0".</param>
/// <param name="Type">Its kind.</param>
/// <param name="Index">Its index among its kind; -1 for the host.</param>
public sealed record DeviceInfo(string Name, DeviceType Type, int Index);
