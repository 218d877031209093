namespace EcomAi.Deep.Training;

/// <summary>A data file that a run read.</summary>
/// <param name="Path">Its path as given.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its content, lower-case hexadecimal.</param>
public sealed record DataFile(string Path, long Bytes, string Sha256)
{
    /// <summary>Reads a file through.</summary>
    public static DataFile Of(string path)
    {
        var seal = FileSeal.Of(path);
        return new DataFile(path, seal.Bytes, seal.Sha256);
    }
}
