using System.Globalization;

namespace EcomAi.Deep.Data.Import;

/// <summary>The images of a folder tree: the first folder under the root is the class, deeper ones do not matter.</summary>
internal sealed class ImageTree
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];
    private readonly string _root;
    private readonly string _resolvedRoot;
    private readonly SortedDictionary<string, int> _others = new(StringComparer.Ordinal);
    private int _links;
    private readonly int _loose;

    /// <summary>Lists the tree. Names that begin with a dot are passed over; links are followed only to files inside of it.</summary>
    /// <exception cref="DataException">There is no such folder, or it holds no images in class folders.</exception>
    public ImageTree(string root)
    {
        if (File.Exists(root))
            throw new DataException($"'{root}' is a file, but a folder is needed that holds a folder of images for each class.");
        if (!Directory.Exists(root))
            throw TableFiles.Missing(root);
        _root = root;
        _resolvedRoot = Resolved(new DirectoryInfo(root)) + Path.DirectorySeparatorChar;
        try
        {
            var entries = Entries(new DirectoryInfo(root));
            _loose = entries.Count(entry => entry is FileInfo && IsImage(entry));
            Classes = [.. entries.OfType<DirectoryInfo>().Where(Follows).Select(folder => (folder.Name, Files(folder)))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"the folder '{root}' cannot be read: {fault.Message}", fault);
        }

        if (Classes.All(of => of.Files.Count == 0))
        {
            var loose = _loose == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (it holds {_loose:N0} itself, which have no class)");
            throw new DataException($"'{root}' holds no folders with .jpg, .jpeg or .png files{loose}; put the images of each class into a folder of that name, such as {Path.Combine(root, "shoes", "1.jpg")}.");
        }
    }

    /// <summary>The classes, ordered by name (ordinal), each with the paths of its files within the root, ordered alike.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Files)> Classes { get; }

    /// <summary>The place of a file.</summary>
    public string PathOf(string file) => Path.Combine(_root, file);

    /// <summary>What was passed over.</summary>
    public IEnumerable<string> Notes()
    {
        foreach (var (name, files) in Classes)
        {
            if (files.Count == 0)
                yield return $"class '{name}' has no image";
        }

        if (_loose > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"left out {_loose:N0} images beside the class folders, which have no class");
        if (_links > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"left out {_links:N0} symbolic links to folders or out of the tree");
        if (_others.Count > 0)
            yield return $"left out files that are not .jpg, .jpeg or .png: {string.Join(", ", _others.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:N0}")))}";
    }

    private static List<FileSystemInfo> Entries(DirectoryInfo folder) =>
        [.. folder.EnumerateFileSystemInfos().Where(entry => entry.Name[0] != '.').OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    private static bool IsImage(FileSystemInfo file) => Extensions.Contains(file.Extension.ToLowerInvariant());

    private static string Resolved(FileSystemInfo entry) => Path.TrimEndingDirectorySeparator(entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName);

    private List<string> Files(DirectoryInfo top)
    {
        var files = new List<string>();
        var open = new Stack<DirectoryInfo>([top]);
        while (open.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder))
            {
                if (!Follows(entry))
                    continue;
                if (entry is DirectoryInfo inner)
                    open.Push(inner);
                else if (IsImage(entry))
                    files.Add(Path.GetRelativePath(Path.GetFullPath(_root), entry.FullName));
                else
                    _others[entry.Extension.Length == 0 ? "(no extension)" : entry.Extension] = _others.GetValueOrDefault(entry.Extension.Length == 0 ? "(no extension)" : entry.Extension) + 1;
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    // A link to a folder may lead in a circle; one out of the tree, to anything on the machine.
    private bool Follows(FileSystemInfo entry)
    {
        if (entry.LinkTarget is null || (entry is FileInfo && Resolved(entry).StartsWith(_resolvedRoot, StringComparison.Ordinal)))
            return true;
        _links++;
        return false;
    }
}
