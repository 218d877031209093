using EcomAi.Deep.Configuration;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli;

/// <summary>A configuration bound to its family's record.</summary>
/// <param name="Family">The family that it names.</param>
/// <param name="Config">The record.</param>
/// <param name="Layers">Where its values came from.</param>
internal sealed record Configurations(IModelFamily Family, RunConfig Config, LayeredConfig Layers)
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    /// <summary>Loads a configuration file with the environment and overrides over it.</summary>
    public static Configurations Load(string path, IReadOnlyList<string> overrides) =>
        Bind(LayeredConfig.Open(ConfigPaths.FindConfig(path), overrides, ConfigLoader.ProcessEnvironment()));

    /// <summary>Loads a run's own configuration; only what is given here changes it, the environment does not.</summary>
    public static Configurations OfRun(RunFolder run, IReadOnlyList<string> overrides) =>
        Bind(LayeredConfig.Open(run.ConfigPath, overrides, NoEnvironment));

    private static Configurations Bind(LayeredConfig layers)
    {
        var family = FamilyRegistry.Get(layers.Family(FamilyRegistry.Names));
        return new Configurations(family, (RunConfig)layers.Bind(family.ConfigType), layers);
    }
}
