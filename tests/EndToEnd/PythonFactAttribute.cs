namespace EcomAi.Deep.EndToEnd;

/// <summary>A test that needs a Python 3, without any package; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (Python is null)
            Skip = "no python3 on PATH";
    }

    /// <summary>The first python3 on PATH.</summary>
    public static string? Python { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
}
