using System.IO.Enumeration;

namespace EcomAi.Deep.Data;

/// <summary>Finds the Parquet files that a path names: a file, a folder's own files, or those that match a pattern.</summary>
internal static class TableFiles
{
    private const string Extension = ".parquet";

    /// <summary>
    /// The files, in ordinal order of their paths, and the folder that partitions are below: the folder that was given, the part of a
    /// pattern before its first wildcard, or the file's own. Names that start with a dot or an underscore are passed over in folders.
    /// </summary>
    /// <exception cref="DataException">Nothing is there.</exception>
    public static (string Root, IReadOnlyList<string> Files) Find(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new DataException("the path of a Parquet file is empty.");
        if (File.Exists(path))
            return (Path.GetDirectoryName(path) ?? "", [path]);
        if (Directory.Exists(path))
        {
            var files = InFolder(path, "*" + Extension).Concat(Partitions(path).SelectMany(InPartition)).Order(StringComparer.Ordinal).ToList();
            return files.Count > 0 ? (path, files) : throw new DataException($"folder '{path}' has no {Extension} file in it; {Holds(path)}.");
        }

        if (path.AsSpan().IndexOfAny('*', '?') < 0)
            throw Missing(path);
        var (root, found) = Match(path);
        return found.Count > 0
            ? (root, found)
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

    private static IEnumerable<string> InFolder(string folder, string pattern) => Directory.EnumerateFiles(folder)
        .Where(file => Visible(file) && FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file), ignoreCase: false));

    private static IEnumerable<string> Partitions(string folder) =>
        Directory.EnumerateDirectories(folder).Where(inner => Visible(inner) && HivePartitions.Names(Path.GetFileName(inner)));

    private static IEnumerable<string> InPartition(string folder) => InFolder(folder, "*" + Extension).Concat(Partitions(folder).SelectMany(InPartition));

    private static (string Root, List<string> Files) Match(string path)
    {
        var root = Path.IsPathRooted(path) ? Path.GetPathRoot(path)! : "";
        List<string> folders = [root];
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isFixed = true;
        foreach (var part in parts[..^1])
        {
            isFixed &= !IsPattern(part);
            if (isFixed)
                root = Path.Combine(root, part);
            folders = part == "**"
                ? [.. folders.SelectMany(Below).Distinct(StringComparer.Ordinal)]
                : !IsPattern(part)
                    ? [.. folders.Select(folder => Path.Combine(folder, part)).Where(Directory.Exists)]
                    : [.. folders.SelectMany(folder => Directory.EnumerateDirectories(Here(folder), part)).Where(Visible).Select(Given)];
        }

        // A pattern that ends in ** means the Parquet files of all those folders.
        var (last, within) = parts[^1] == "**" ? ("*" + Extension, folders.SelectMany(Below)) : (parts[^1], folders);
        var files = within.Distinct(StringComparer.Ordinal).SelectMany(folder => InFolder(Here(folder), last)).Select(Given);
        return (root, [.. files.Order(StringComparer.Ordinal)]);
    }

    private static bool IsPattern(string part) => part.AsSpan().IndexOfAny('*', '?') >= 0;

    // The folder and all below it; links to folders are not followed, since they may lead in circles.
    private static IEnumerable<string> Below(string folder) => new DirectoryInfo(Here(folder)).EnumerateDirectories()
        .Where(inner => Visible(inner.Name) && inner.LinkTarget is null)
        .SelectMany(inner => Below(Path.Combine(folder, inner.Name)))
        .Prepend(folder);

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
