namespace EcomAi.Deep.Configuration;

/// <summary>Where configurations and the data they name are looked for.</summary>
public static class ConfigPaths
{
    private const string HomeVariable = "ECOMAI_HOME";
    private const string ConfigFolder = "configs";

    /// <summary>
    /// The repository or installation: the variable <c>ECOMAI_HOME</c>, else the nearest folder at or above the
    /// executable that holds <c>configs/</c>, else the executable's own.
    /// </summary>
    public static string Home
    {
        get
        {
            if (Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } home)
                return Path.GetFullPath(home);
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (Directory.Exists(Path.Combine(folder.FullName, ConfigFolder)))
                    return folder.FullName;
            }

            return AppContext.BaseDirectory;
        }
    }

    /// <summary>Finds a configuration: as given, else in <c>configs/</c> here, else in <see cref="Home"/>.</summary>
    /// <param name="path">A path, or a bare name with or without <c>.json</c>.</param>
    /// <returns>A file that exists.</returns>
    /// <exception cref="ConfigException">There is none; the message lists those there are.</exception>
    public static string FindConfig(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            throw new ConfigException("the configuration's name is empty; give a file, such as --config ncf.json");
        var isBare = Path.GetFileName(path) == path;
        string[] names = isBare && !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? [path, $"{path}.json"] : [path];
        foreach (var folder in isBare ? ["", ConfigFolder, Path.Combine(Home, ConfigFolder)] : new[] { "", Home })
        {
            foreach (var candidate in names.Select(name => Path.Combine(folder, name)))
            {
                if (File.Exists(candidate))
                    return candidate;
            }
        }

        var shipped = Shipped();
        var list = shipped.Count == 0 ? "none were found in configs/" : string.Join(", ", shipped.Select(Path.GetFileName));
        if (Directory.Exists(path))
            throw new ConfigException($"'{ConfigText.Shorten(path)}' is a directory; --config takes a JSON file. Shipped configurations: {list}");
        var near = Spelling.Nearest(Path.GetFileName(path), shipped.Select(file => Path.GetFileName(file)));
        var hint = near is null ? "" : $", did you mean '{near}'";
        var places = isBare ? "here or in configs/" : "there";
        throw new ConfigException($"no configuration '{ConfigText.Shorten(path)}' {places}{hint}. Shipped configurations: {list}");
    }

    /// <summary>The configurations in <c>configs/</c> here and in <see cref="Home"/>, by name; one here hides its namesake.</summary>
    public static IReadOnlyList<string> Shipped()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in new[] { ConfigFolder, Path.Combine(Home, ConfigFolder) })
        {
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
                files.TryAdd(Path.GetFileName(file), file);
        }

        return [.. files.Values];
    }

    /// <summary>
    /// Where a data path of a configuration leads: relative to the current directory, or to <see cref="Home"/> when
    /// nothing is there. A glob counts by the folder before its first wildcard.
    /// </summary>
    /// <returns>The path as given where it leads from the current directory or to nothing, for messages to show as it was typed; else a full path.</returns>
    public static string Resolve(string path)
    {
        if (Path.IsPathRooted(path) || path.Length == 0)
            return path;
        if (Exists(Path.GetFullPath(path)))
            return path;
        var atHome = Path.GetFullPath(path, Home);
        return Exists(atHome) ? atHome : path;
    }

    /// <summary>A file's name for messages: relative where that is shorter.</summary>
    internal static string Display(string file)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return relative.Length < file.Length || !Path.IsPathRooted(file) ? relative : file;
    }

    private static bool Exists(string path)
    {
        var wildcard = path.AsSpan().IndexOfAny('*', '?');
        if (wildcard < 0)
            return Path.Exists(path);
        return Path.GetDirectoryName(path[..wildcard]) is { } folder && Directory.Exists(folder);
    }
}
