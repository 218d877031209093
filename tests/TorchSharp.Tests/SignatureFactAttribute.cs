namespace TorchSharp.Tests;

/// <summary>A fact about the real TorchSharp.dll, skipped with the reason where none is given.</summary>
internal sealed class SignatureFactAttribute : FactAttribute
{
    public SignatureFactAttribute()
    {
        if (ReferencePath is null)
            Skip = "no TorchSharp.dll given: set the environment variable TorchSharpReference to its path";
        else if (!File.Exists(ReferencePath))
            Skip = $"TorchSharpReference={ReferencePath} is no file";
    }

    public static string? ReferencePath => Environment.GetEnvironmentVariable("TorchSharpReference");
}
