using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Forecasting;

/// <summary>The <c>data</c> section: a table in long format, one row a series and time, and what its columns mean.</summary>
public sealed record SeriesDataConfig : IValidatedSection
{
    /// <summary>The Parquet file, folder or glob with one (series, time) a row, in any order. Required.</summary>
    public required string Series { get; init; }

    /// <summary>The columns that together name a series, integers or text, such as store and product. Required, at least one.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The column of times: a date or timestamp, or an integer that counts steps. Default <c>time</c>.</summary>
    public string Time { get; init; } = "time";

    /// <summary>The column that is forecast; a null is a missing value. Default <c>target</c>.</summary>
    public string Target { get; init; } = "target";

    /// <summary>Columns known for the future too, such as price and promotion: numbers or booleans. Default none.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Columns known up to the present only, such as visits: numbers or booleans. Default none.</summary>
    public IReadOnlyList<string> Past { get; init; } = [];

    /// <summary>Columns that stay the same in a series, such as department and region: text, integers or booleans. Default none.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The step between two times. Default <c>auto</c>: detected from the times, and checked either way.</summary>
    public FrequencyKind Frequency { get; init; } = FrequencyKind.Auto;

    /// <summary>The fewest rows with a target that a series must have; series with fewer are listed and left out. Default 1, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MinRows { get; init; } = 1;

    /// <summary>
    /// Whether features are made from the calendar: the cycles of day, week, month and year that the frequency has, and <see cref="Holidays"/>. None are made for
    /// integers. Default true.
    /// </summary>
    public bool Calendar { get; init; } = true;

    /// <summary>
    /// Holidays that become calendar features: for hours, days and weeks, how near the next and the last occurrence is within seven days; for months,
    /// whether it lies in the month. Default none.
    /// </summary>
    public IReadOnlyList<HolidayKind> Holidays { get; init; } = [];

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(Series))
            fault("series", "must name a Parquet file, folder or glob, received an empty text");
        if (Keys.Count == 0)
            fault("keys", "must name at least one column, received an empty list");
        var roles = Keys.Select(name => (Role: "keys", Name: name)).Append((Role: "time", Name: Time)).Append((Role: "target", Name: Target))
            .Concat(Known.Select(name => (Role: "known", Name: name))).Concat(Past.Select(name => (Role: "past", Name: name)));
        foreach (var twice in roles.GroupBy(role => role.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            fault(twice.Last().Role, $"names '{twice.Key}', which data.{twice.First().Role} already names; a column has one role");
        if (Categories.Distinct(StringComparer.Ordinal).Count() != Categories.Count)
            fault("categories", $"must name each column once, received {string.Join(", ", Categories)}");
        foreach (var name in Categories.Intersect(Known.Concat(Past).Append(Time).Append(Target), StringComparer.Ordinal))
            fault("categories", $"names '{name}', which has another role; only a key column may be a category, too");
        if (Holidays.Distinct().Count() != Holidays.Count)
            fault("holidays", $"must name each holiday once, received {string.Join(", ", Holidays)}");
        if (Holidays.Count > 0 && !Calendar)
            fault("holidays", "must be empty when data.calendar is false");
    }
}
