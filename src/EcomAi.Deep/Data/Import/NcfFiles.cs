namespace EcomAi.Deep.Data.Import;

/// <summary>The three files of a leave-one-out split.</summary>
internal sealed record NcfFiles(string Train, string Test, string Negatives)
{
    private static readonly string[] TrainNames = ["train.tsv", "*.train.rating"];
    private static readonly string[] TestNames = ["test.tsv", "*.test.rating"];
    private static readonly string[] NegativeNames = ["test-negatives.txt", "*.test.negative"];

    /// <summary>Finds the files in a folder.</summary>
    /// <exception cref="DataException">The folder or one of the files is missing, or there are several.</exception>
    public static NcfFiles Find(string folder)
    {
        if (File.Exists(folder))
            throw new DataException($"'{folder}' is a file, but the folder that holds the split's files is needed.");
        if (!Directory.Exists(folder))
            throw TableFiles.Missing(folder);
        return new NcfFiles(One(folder, "training rows", TrainNames), One(folder, "test rows", TestNames), One(folder, "given negatives", NegativeNames));
    }

    private static string One(string folder, string what, string[] patterns)
    {
        string[] found = [.. patterns.SelectMany(pattern => new[] { pattern, pattern + ".gz" })
            .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern))
            .Order(StringComparer.Ordinal)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new DataException($"'{folder}' has no file of {what}: {string.Join(" or ", patterns)}, plain or with .gz."),
            _ => throw new DataException($"'{folder}' has several files of {what}: {string.Join(", ", found.Select(Path.GetFileName))}; leave one."),
        };
    }
}
