using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>Where a panel comes from beside the <c>data</c> section, and which numbers a trained model has given already.</summary>
public sealed record PanelSources
{
    /// <summary>The series table; null takes <see cref="SeriesDataConfig.Series"/>.</summary>
    public string? Series { get; init; }

    /// <summary>
    /// A second table with rows of the future: keys, time and known covariates, and categories where it has them (new series need them). A target or past
    /// covariates in it are passed over. A row whose series and time the series table has without a target takes that row's place.
    /// </summary>
    public string? Future { get; init; }

    /// <summary>The series of a trained model. They come first, in their order, whether they have rows or not; null where there is no model yet.</summary>
    public SeriesKeys? EarlierKeys { get; init; }

    /// <summary>
    /// The categories of a trained model, one row of codes for each of <see cref="EarlierKeys"/>. Values keep their codes, and new ones are unknown (0). The codes of
    /// earlier series hold where the tables say nothing about them.
    /// </summary>
    public CategoryTable? EarlierCategories { get; init; }

    /// <summary>
    /// Whether series stay that have fewer targets than <see cref="SeriesDataConfig.MinRows"/>, even none, as scoring wants it. Earlier series stay in any case.
    /// </summary>
    public bool KeepShort { get; init; }
}
