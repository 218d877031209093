namespace Parquet.Fuzz.Corpus;

/// <summary>A small file with one thing wrong.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Message">What the library says of it; a star at the end stands for words of a system library.</param>
internal sealed record BadFile(string Name, byte[] Bytes, string Message)
{
    /// <summary>Whether the reader is asked to compare pages with their checksums.</summary>
    public bool VerifyChecksums { get; init; }
}
