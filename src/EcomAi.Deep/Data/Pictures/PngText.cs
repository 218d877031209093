namespace EcomAi.Deep.Data.Pictures;

/// <summary>A text that a PNG file carries beside its pixels.</summary>
/// <param name="Keyword">What it is about: 1 to 79 characters of Latin-1, such as <c>Software</c> or <c>Description</c>.</param>
/// <param name="Text">The text.</param>
public sealed record PngText(string Keyword, string Text);
