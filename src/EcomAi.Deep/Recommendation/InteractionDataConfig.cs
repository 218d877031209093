using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Streaming;

namespace EcomAi.Deep.Recommendation;

/// <summary>The <c>data</c> section: which Parquet columns are users, items, times and weights, and how they are split.</summary>
public sealed record InteractionDataConfig : IValidatedSection
{
    /// <summary>The Parquet file, folder or glob with one (user, item) event a row. Required.</summary>
    public required string Interactions { get; init; }

    /// <summary>
    /// Conditions that rows of <c>interactions</c> meet, such as <c>week >= 12</c>: a column (a partition's too), one of =, &lt;, &lt;=, >, >=,
    /// and a value; all hold together, and a null meets none. Files and row groups that cannot hold such rows are not read. Default none.
    /// </summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>The column of user ids, integers or text. Default <c>user</c>.</summary>
    public string UserColumn { get; init; } = "user";

    /// <summary>The column of item ids, integers or text. Default <c>item</c>.</summary>
    public string ItemColumn { get; init; } = "item";

    /// <summary>The column of times: a date or timestamp, or an integer that only orders the rows. Default none: the rows are in order.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>The column of positive weights, such as quantities. Default none: every row counts 1.</summary>
    public string? WeightColumn { get; init; }

    /// <summary>The fewest rows a user must have, counted after deduplication; fewer leave the data. Default 1, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MinUserInteractions { get; init; } = 1;

    /// <summary>The fewest distinct users an item must have; fewer leave the data. Default 1, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MinItemUsers { get; init; } = 1;

    /// <summary>What becomes of a (user, item) pair given more than once. Default <c>last</c>.</summary>
    public Deduplication Deduplicate { get; init; } = Deduplication.Last;

    /// <summary>How rows are held out. Default <c>leaveOneOut</c>.</summary>
    public SplitKind Split { get; init; } = SplitKind.LeaveOneOut;

    /// <summary>The Parquet file of test rows, with the same column names; needed by, and only allowed with, the split <c>given</c>. Default none.</summary>
    public string? Test { get; init; }

    /// <summary>The Parquet file of the test part's negatives, one (user, item) a row; only with the split <c>given</c>. Default none.</summary>
    public string? TestNegatives { get; init; }

    /// <summary>
    /// The Parquet file of validation rows; only with the split <c>given</c>. Default none: each user's last training item is held out,
    /// unless it is the user's only one.
    /// </summary>
    public string? Validation { get; init; }

    /// <summary>Category columns of users, such as age and income. Default none.</summary>
    public CategoryConfig? UserFeatures { get; init; }

    /// <summary>Category columns of items, such as department and brand. Default none.</summary>
    public CategoryConfig? ItemFeatures { get; init; }

    /// <summary>
    /// Leaves the interactions on disk and trains from them in shuffled windows, in bounded memory. Needs the split <c>given</c> and
    /// <c>deduplicate</c> <c>none</c>. Default none: all rows are read into memory.
    /// </summary>
    public StreamConfig? Stream { get; init; }

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(Interactions))
            fault("interactions", "must name a Parquet file, folder or glob, received an empty text");
        foreach (var condition in Where)
        {
            if (RowFilter.FaultIn(condition) is { } why)
                fault("where", why);
        }

        if (UserColumn == ItemColumn)
            fault("itemColumn", $"must differ from userColumn, received '{ItemColumn}' for both");
        if (Stream is not null)
            ValidateStream(fault);
        if (Split == SplitKind.Given)
        {
            if (Test is null)
                fault("test", "must name the Parquet file of test rows with the split 'given', received none");
            return;
        }

        foreach (var (name, value) in new[] { ("test", Test), ("testNegatives", TestNegatives), ("validation", Validation) })
        {
            if (value is not null)
                fault(name, $"is only read with data.split 'given', received '{value}' with 'leaveOneOut'");
        }
    }

    private void ValidateStream(Action<string, string> fault)
    {
        if (Split != SplitKind.Given)
            fault("split", "must be 'given' with data.stream: rows that pass by cannot be held out; name the files of data.test and data.validation");
        if (Deduplicate != Deduplication.None)
            fault("deduplicate", "must be 'none' with data.stream: rows that pass by are not compared");
        if (MinUserInteractions > 1)
            fault("minUserInteractions", $"must be 1 with data.stream, received {MinUserInteractions}; filter the files instead");
        if (MinItemUsers > 1)
            fault("minItemUsers", $"must be 1 with data.stream, received {MinItemUsers}; filter the files instead");
    }
}
