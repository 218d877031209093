using System.Globalization;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Inspection;

/// <summary>Shows a safetensors file: its tensors with types and shapes.</summary>
internal static class SafetensorsInspection
{
    public static void Show(string path, Session session)
    {
        if (!File.Exists(path))
            throw new UsageException($"there is no file '{path}'");
        var content = Safetensors.Inspect(path);
        var parameters = content.Entries.Sum(entry => entry.Count);
        if (session.IsJson)
        {
            Session.PrintJson(new
            {
                path,
                metadata = content.Metadata,
                elements = parameters,
                tensors = content.Entries.Select(entry => new { name = entry.Name, dtype = entry.Dtype, shape = entry.Shape }),
            });
            return;
        }

        var page = Session.Page();
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"{path}: {content.Entries.Count:N0} tensors, {parameters:N0} elements, {new FileInfo(path).Length:N0} bytes"));
        page.Line();
        var table = new TextTable(["tensor", "dtype", "shape", "elements"], [false, false, false, true]);
        foreach (var entry in content.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
            table.Add(new Cell(SafeText.Shorten(entry.Name, 48), IsBold: true), new Cell(entry.Dtype), new Cell($"[{string.Join(", ", entry.Shape)}]"), new Cell(entry.Count.ToString("N0", CultureInfo.InvariantCulture)));
        page.Table(table);
        if (content.Metadata.Count == 0)
            return;
        page.Line();
        page.Facts([.. content.Metadata.Select(pair => new KeyValuePair<string, string>(SafeText.OneLine(pair.Key), SafeText.Shorten(pair.Value, 200)))]);
    }
}
