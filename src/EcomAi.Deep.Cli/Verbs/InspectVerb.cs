using System.CommandLine;
using EcomAi.Deep.Cli.Inspection;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai inspect</c>: says what a file or a folder holds.</summary>
internal static class InspectVerb
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A Parquet file, folder or glob, a safetensors file, or a run folder" };
        var rows = new Option<int>("--rows", "-n") { Description = "Rows of a table to show", HelpName = "N", DefaultValueFactory = _ => 10 };
        rows.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 0 or > 1000)
                result.AddError($"--rows must be 0..1000, received {n}");
        });
        var where = new Option<string[]>("--where", "-w")
        {
            Description = "Only rows of a table that meet a condition, such as \"week >= 12\"; give it again for more, which hold together",
            HelpName = "CONDITION",
        };
        where.Validators.Add(result =>
        {
            foreach (var fault in result.Tokens.Select(token => RowFilter.FaultIn(token.Value)).OfType<string>())
                result.AddError($"--where: {fault}");
        });
        var verb = new Command("inspect", "Show what a Parquet file, a safetensors file or a run folder holds") { path, rows, where };
        verb.SetAction(options =>
        {
            var given = options.GetValue(path)!;
            UsageErrors.RefuseOptions(options, [given]);
            var session = new Session(options);
            var conditions = options.GetValue(where) ?? [];
            if (conditions.Length > 0 && (RunInspection.IsRun(given) || IsSafetensors(given)))
                throw new UsageException($"--where chooses rows of a table, but '{given}' is none");
            if (RunInspection.IsRun(given))
                RunInspection.Show(given, session);
            else if (IsSafetensors(given))
                SafetensorsInspection.Show(given, session);
            else
                TableInspection.Show(given, [.. conditions.Select(RowFilter.Parse)], options.GetValue(rows), session);
            return 0;
        });
        return verb;
    }

    private static bool IsSafetensors(string path) => path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);
}
