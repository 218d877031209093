using System.CommandLine;
using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai score</c>: writes what leaves the building: ranked lists, forecasts, bids, images. Options that are not the family's are refused by it.</summary>
internal static class ScoreVerb
{
    public static Command Create()
    {
        var runName = CommonOptions.Run();
        var runs = CommonOptions.Runs();
        var output = Output();
        var top = new Option<int?>("--top", "-n") { Description = "ncf: items listed for each user", HelpName = "N" };
        top.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n < 1)
                result.AddError($"--top must be at least 1, received {n}");
        });
        var users = new Option<string?>("--users") { Description = "ncf: a table of the users to score; all known users otherwise", HelpName = "FILE" };
        var items = new Option<string?>("--items") { Description = "ncf: a table of the items that may be listed, such as what is in stock", HelpName = "FILE" };
        var history = new Option<string?>("--history") { Description = "Fresher facts than the run's own: what users have (ncf), the series up to today (lstm)", HelpName = "FILE" };
        var includeSeen = new Option<bool>("--include-seen") { Description = "ncf: list items that the user already has, too" };
        var future = new Option<string?>("--future") { Description = "lstm: a table of the known covariates of the coming steps, such as price and promotion", HelpName = "FILE" };
        var campaigns = new Option<string?>("--campaigns") { Description = "dqn: a table of campaigns and their budgets; one for each of the run's budgets otherwise", HelpName = "FILE" };
        var slots = new Option<string?>("--slots") { Description = "dqn: a table of what the campaigns' slots so far came to", HelpName = "FILE" };
        var auctions = new Option<string?>("--auctions") { Description = "dqn: a table of coming auctions, each of which gets a bid; multipliers otherwise", HelpName = "FILE" };
        var classes = new Option<string?>("--class") { Description = "gan: the classes of images, with commas between them; all otherwise", HelpName = "NAMES" };
        var perClass = new Option<string?>("--count") { Description = "gan: images of each class; 8 otherwise", HelpName = "N" };
        var seed = new Option<string?>("--seed") { Description = "gan: the seed of the images; 0 otherwise. The same seed gives the same images on the same device", HelpName = "S" };
        var truncation = new Option<string?>("--truncation") { Description = "gan: the farthest from 0 that latent numbers may be, such as 1: less variety, fewer odd images", HelpName = "T" };
        var grid = new Option<bool>("--grid") { Description = "gan: a sheet of all images beside the files of a folder, too" };
        var interpolate = new Option<string?>("--interpolate") { Description = "gan: a strip of so many images from the seed to the next", HelpName = "FRAMES" };
        var device = CommonOptions.Device();
        var verb = new Command("score", "Write ranked lists of items for users (ncf), forecasts of series (lstm), bids for auctions (dqn), or images of classes (gan)")
        {
            runName, runs, output, history, top, users, items, includeSeen, future, campaigns, slots, auctions,
            classes, perClass, seed, truncation, grid, interpolate, device,
        };
        verb.SetAction(options =>
        {
            var session = new Session(options);
            using var run = RunFolder.Open(options.GetValue(runName)!, options.GetValue(runs)!);
            var own = Configurations.OfRun(run, options.GetValue(device) is { } name ? [$"device={name}"] : []);
            var given = new Dictionary<string, string>(StringComparer.Ordinal);
            if (options.GetValue(top) is { } count)
                given["top"] = count.ToString(CultureInfo.InvariantCulture);
            foreach (var (key, option) in new[]
            {
                ("users", users), ("items", items), ("history", history), ("future", future), ("campaigns", campaigns), ("slots", slots), ("auctions", auctions),
                ("class", classes), ("count", perClass), ("seed", seed), ("truncation", truncation), ("interpolate", interpolate),
            })
            {
                if (options.GetValue(option) is { } text)
                    given[key] = text;
            }

            if (options.GetValue(includeSeen))
                given["includeSeen"] = "true";
            if (options.GetValue(grid))
                given["grid"] = "true";
            var result = session.Observe(observer =>
                own.Family.Score(new ScoreRequest(own.Config, run.Path, options.GetValue(output)!, given, observer, session.Stop)));
            if (session.IsJson)
            {
                Session.PrintJson(result);
                return 0;
            }

            var page = Session.Page();
            page.Facts([.. result.Facts, new("rows", result.Rows.ToString("N0", CultureInfo.InvariantCulture)), new("time", $"{result.Seconds.ToString("N1", CultureInfo.InvariantCulture)} s")]);
            page.Line();
            page.Line($"output  {result.Output}");
            page.Line($"next    {result.NextCommand ?? $"./ecomai inspect {result.Output}"}");
            return 0;
        });
        return verb;
    }

    /// <summary>The output of any family; which of these endings are the run's, its family says.</summary>
    private static Option<string> Output()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = $"The file to write: {TableWriter.Formats}; gan: a folder for PNG files, .parquet, or .png for a sheet",
            HelpName = "FILE",
            Required = true,
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is var path && Path.GetExtension(path) is not ("" or ".png") && !TableWriter.HasFormat(path) && !Directory.Exists(path))
                result.AddError($"--output must end in {TableWriter.Formats}, received '{path}'; a gan takes a folder or .png, too");
        });
        return output;
    }
}
