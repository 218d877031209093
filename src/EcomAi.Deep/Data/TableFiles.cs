using System.IO.Enumeration;

namespace EcomAi.Deep.Data;

/// <summary>Finds the Parquet files that a path names: a file, a folder's own files, or those that match a pattern.</summary>
internal static class TableFiles
{
    private const string Extension = ".parquet";

    /// <summary>The files, ordered by name (ordinal). Names that start with a dot or an underscore are passed over in folders.</summary>
    /// <exception cref="DataException">Nothing is there.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new DataException("the path of a Parquet file is empty.");
        if (File.Exists(path))
            return [path];
        if (Directory.Exists(path))
        {
            var files = InFolder(path, "*" + Extension);
            return files.Count > 0 ? files : throw new DataException($"folder '{path}' has no {Extension} file in it; {Holds(path)}.");
        }

        if (path.AsSpan().IndexOfAny('*', '?') < 0)
            throw Missing(path);
        var found = Match(path);
        return found.Count > 0
            ? found
            : throw new DataException($"no file matches '{path}' (resolved to {Path.GetFullPath(path)}).");
    }

    /// <summary>The error of a file that is not there: the path as given and resolved, and the nearest folder that exists.</summary>
    public static DataException Missing(string path)
    {
        var resolved = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(resolved);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        folder ??= Path.GetPathRoot(resolved)!;
        return new DataException(
            $"no file or folder '{path}' (resolved to {resolved}). The nearest folder that exists is {folder}; {Holds(folder)}."
            + NameHint.For(Path.GetFileName(path), Names(folder)));
    }

    private static List<string> InFolder(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => Visible(file) && FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file), ignoreCase: false))
            .Order(StringComparer.Ordinal)];

    private static List<string> Match(string path)
    {
        List<string> folders = [Path.IsPathRooted(path) ? Path.GetPathRoot(path)! : ""];
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts[..^1])
        {
            folders = part.AsSpan().IndexOfAny('*', '?') < 0
                ? [.. folders.Select(folder => Path.Combine(folder, part)).Where(Directory.Exists)]
                : [.. folders.SelectMany(folder => Directory.EnumerateDirectories(Here(folder), part)).Where(Visible).Select(Given).Order(StringComparer.Ordinal)];
        }

        return [.. folders.SelectMany(folder => InFolder(Here(folder), parts[^1])).Select(Given)];
    }

    private static string Here(string folder) => folder.Length == 0 ? "." : folder;

    // Folders enumerated from "." come back with "./" before them, which nobody typed.
    private static string Given(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    private static bool Visible(string file) => Path.GetFileName(file)[0] is not ('.' or '_');

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException)
        {
            // The folder exists but may not be listed; the message then only names it.
            return [];
        }
    }

    private static string Holds(string folder)
    {
        string[] names = [.. Names(folder)];
        return names.Length switch
        {
            0 => "it is empty",
            <= 8 => $"it holds {string.Join(", ", names)}",
            _ => $"it holds {string.Join(", ", names[..8])} and {names.Length - 8} more",
        };
    }
}
