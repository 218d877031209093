namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A place on a banner, in pixels from its upper left corner.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct Box(int Left, int Top, int Width, int Height)
{
    /// <summary>The column after the last.</summary>
    public int Right => Left + Width;

    /// <summary>The row after the last.</summary>
    public int Bottom => Top + Height;

    /// <summary>The place that is left when a border is taken off on all sides.</summary>
    public Box Inside(int border) => new(Left + border, Top + border, Width - (2 * border), Height - (2 * border));

    /// <summary>Whether another place lies within this one.</summary>
    public bool Holds(Box other) => other.Left >= Left && other.Top >= Top && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>Equal parts side by side.</summary>
    /// <param name="count">How many.</param>
    /// <param name="gap">Columns between two.</param>
    public IReadOnlyList<Box> Columns(int count, int gap)
    {
        var (left, top, width, height) = this;
        int Edge(int part) => left + (int)((long)part * (width + gap) / count);
        return [.. Enumerable.Range(0, count).Select(part => new Box(Edge(part), top, Edge(part + 1) - gap - Edge(part), height))];
    }

    /// <summary>Equal parts one below the other.</summary>
    /// <param name="count">How many.</param>
    /// <param name="gap">Rows between two.</param>
    public IReadOnlyList<Box> Rows(int count, int gap) =>
        [.. new Box(Top, Left, Height, Width).Columns(count, gap).Select(part => new Box(part.Top, part.Left, part.Height, part.Width))];
}
