namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A line of text at its place.</summary>
/// <param name="Line">The line.</param>
/// <param name="Left">The column of its left edge.</param>
/// <param name="Baseline">The row below its letters' feet.</param>
/// <param name="IsPrice">Whether it is the price, which has the accent's colour.</param>
internal readonly record struct PlacedLine(TextLine Line, int Left, int Baseline, bool IsPrice)
{
    /// <summary>The pixels that the letters may cover.</summary>
    public Box Box => new(Left, Baseline - Line.Baseline, Line.Width, Line.Height);
}
