namespace EcomAi.Deep.Imagery.Learning;

/// <summary>What happens when the collapse watch sees a collapse.</summary>
public enum CollapseAction
{
    /// <summary>A warning; training goes on.</summary>
    Warn,

    /// <summary>An error that ends the run; its checkpoints stay.</summary>
    Stop,

    /// <summary>Nothing is watched.</summary>
    Ignore,
}
