namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>How line and price stand in their place.</summary>
public enum TextFlow
{
    /// <summary>The line at the left, the price at the right.</summary>
    Row,

    /// <summary>The line, the price below it, both from the left edge.</summary>
    LeftColumn,

    /// <summary>The line, the price below it, both centred.</summary>
    CentredColumn,
}
