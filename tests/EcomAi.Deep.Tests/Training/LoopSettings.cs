using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Training;

/// <summary>The loop's options alone.</summary>
public sealed record LoopSettings : LoopConfig;
