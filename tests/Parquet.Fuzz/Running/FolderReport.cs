namespace Parquet.Fuzz.Running;

/// <summary>Reads all files of a folder as they are: one line a file, read, refused and why, or at fault.</summary>
internal static class FolderReport
{
    public static int Run(string folder, TextWriter output)
    {
        var read = 0;
        var refused = 0;
        var faults = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var outcome = CaseReader.Read(System.IO.File.ReadAllBytes(path));
            var name = Path.GetRelativePath(folder, path);
            var cost = $"{outcome.Allocated / 1048576.0:F1} MiB, {outcome.Seconds * 1000:F0} ms";
            if (outcome.Fault != null)
            {
                faults++;
                output.WriteLine($"FAULT   {name} ({cost}): {outcome.Fault}");
            }
            else if (outcome.IsAccepted)
            {
                read++;
                output.WriteLine($"read    {name} ({outcome.Columns} columns, {cost})");
            }
            else
            {
                refused++;
                output.WriteLine($"refused {name} ({outcome.Columns} columns read, {cost})");
                foreach (var reason in outcome.Refusals.Select(refusal => refusal.Message).Distinct().Take(20))
                    output.WriteLine($"        {reason}");
            }
        }

        output.WriteLine($"{read} read, {refused} refused, {faults} at fault");
        return faults == 0 ? 0 : 1;
    }
}
