using System.Security.Cryptography;

namespace EcomAi.Deep.Training;

/// <summary>A file's length and content hash.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
public sealed record FileSeal(long Bytes, string Sha256)
{
    /// <summary>Reads a file through.</summary>
    public static FileSeal Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return new FileSeal(stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
