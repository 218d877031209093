using System.Globalization;

namespace EcomAi.Deep.Data.Import;

/// <summary>What an import wrote.</summary>
/// <param name="Tables">The files in the order in which they were written.</param>
/// <param name="Seconds">Seconds that it took.</param>
public sealed record ImportSummary(IReadOnlyList<ImportedTable> Tables, double Seconds)
{
    /// <summary>Numbers that a configuration needs and that do not stand in a table.</summary>
    public IReadOnlyList<ImportedFact> Facts { get; init; } = [];

    /// <summary>What else is worth knowing, such as what was left out; a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The summary as lines for people: each file with its rows and bytes, then its columns with types and missing values; facts and notes last.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var table in Tables)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{table.Path}: {table.Rows:N0} rows, {table.Bytes:N0} bytes");
            var width = table.Columns.Max(column => column.Name.Length);
            foreach (var column in table.Columns)
            {
                var missing = column.Missing == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {column.Missing:N0} missing");
                yield return $"  {column.Name.PadRight(width)}  {column.Type}{missing}";
            }
        }

        foreach (var fact in Facts)
            yield return string.Create(CultureInfo.InvariantCulture, $"{fact.Name}: {fact.Value:R} ({fact.Option})");
        foreach (var note in Notes)
            yield return note;
    }
}
