namespace Parquet.Fuzz.Seeds;

/// <summary>Good files of a folder as seeds.</summary>
internal static class FolderSeeds
{
    private const int LargestFile = 100 << 10;

    /// <summary>Loads the files of up to 100 KiB that can be taken apart; says which cannot.</summary>
    public static IReadOnlyList<SeedFile> Load(string folder, TextWriter log)
    {
        var seeds = new List<SeedFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length > LargestFile)
                continue;
            try
            {
                seeds.Add(SeedFile.Of(Path.GetFileName(path), System.IO.File.ReadAllBytes(path)));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.WriteLine($"left out {path}: {e.Message}");
            }
        }

        return seeds;
    }
}
