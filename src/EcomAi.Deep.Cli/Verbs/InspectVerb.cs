using System.CommandLine;
using EcomAi.Deep.Cli.Inspection;

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
        var verb = new Command("inspect", "Show what a Parquet file, a safetensors file or a run folder holds") { path, rows };
        verb.SetAction(options =>
        {
            var given = options.GetValue(path)!;
            UsageErrors.RefuseOptions(options, [given]);
            var session = new Session(options);
            if (RunInspection.IsRun(given))
                RunInspection.Show(given, session);
            else if (given.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase))
                SafetensorsInspection.Show(given, session);
            else
                TableInspection.Show(given, options.GetValue(rows), session);
            return 0;
        });
        return verb;
    }
}
