namespace EcomAi.Deep.Forecasting;

/// <summary>A holiday that moves sales, by its rule.</summary>
public enum HolidayKind
{
    /// <summary>January 1.</summary>
    NewYear,

    /// <summary>February 14.</summary>
    ValentinesDay,

    /// <summary>The final of American football: the second Sunday of February since 2022, the first one before.</summary>
    SuperBowl,

    /// <summary>Easter Sunday of the Gregorian calendar.</summary>
    Easter,

    /// <summary>The second Sunday of May.</summary>
    MothersDay,

    /// <summary>The last Monday of May.</summary>
    MemorialDay,

    /// <summary>July 4.</summary>
    IndependenceDay,

    /// <summary>The first Monday of September.</summary>
    LaborDay,

    /// <summary>October 31.</summary>
    Halloween,

    /// <summary>The fourth Thursday of November.</summary>
    Thanksgiving,

    /// <summary>December 25.</summary>
    Christmas,
}
