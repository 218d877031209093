namespace EcomAi.Deep.Data.Import;

/// <summary>What to import from a delimited text file, and as what.</summary>
public sealed record CsvImportOptions
{
    /// <summary>The file to read, plain or gzip.</summary>
    public required string Input { get; init; }

    /// <summary>The file to write: .parquet, .csv or .jsonl.</summary>
    public required string Output { get; init; }

    /// <summary>
    /// The character between fields. Default: a comma for .csv, a tab for .tsv, .tab, .inter, .item, .user and .rating (each with or without .gz).
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>The names of the columns of a file without a header. Default empty: the first record holds them.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>The columns to keep, in this order, by the names in the file. Default empty: all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>New names, by the names in the file. Default empty.</summary>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Types, by the names in the file: int64, double, string, bool, timestamp, date, unix-seconds or unix-milliseconds. Default empty:
    /// the narrowest of the first six that holds every value of the file.
    /// </summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>Unquoted fields that mean a missing value. Default: the empty field and NA. NaN is a number unless it is named here.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "NA"];

    /// <summary>Whether a field may be quoted. Default true; false takes quotes as plain characters.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>How the text is encoded: utf-8 or latin1. Default utf-8.</summary>
    public string Encoding { get; init; } = "utf-8";
}
