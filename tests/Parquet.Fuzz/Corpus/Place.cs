namespace Parquet.Fuzz.Corpus;

/// <summary>How messages begin, by what is known of the place.</summary>
internal static class Place
{
    public const string InFile = "(stream): ";

    public const string InColumn = "(stream): column 'x', row group 0: ";

    public const string InPage = "(stream): column 'x', row group 0, page 0, offset 4: ";

    /// <summary>The data page behind the dictionary of the corpus.</summary>
    public const string InSecondPage = "(stream): column 'x', row group 0, page 1, offset 49: ";
}
