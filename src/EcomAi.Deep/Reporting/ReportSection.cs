namespace EcomAi.Deep.Reporting;

/// <summary>A part of a report that a model family contributes, drawn with this room's own tables and charts.</summary>
/// <param name="Title">The heading, as plain text.</param>
/// <param name="Html">What stands beneath it: markup whose texts are already escaped.</param>
public sealed record ReportSection(string Title, string Html);
