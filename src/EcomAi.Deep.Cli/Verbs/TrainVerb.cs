using System.CommandLine;
using System.Globalization;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai train</c>: trains a model, measures it beside the baselines, leaves a run folder.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var overrides = CommonOptions.Overrides();
        var output = new Option<string>("--output", "-o") { Description = "The parent of run folders", HelpName = "DIR", DefaultValueFactory = _ => "runs" };
        var resume = new Option<string?>("--resume")
        {
            Description = "Continue a run; without a path the newest one",
            HelpName = "PATH|last",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var device = CommonOptions.Device();
        var seed = new Option<long?>("--seed") { Description = "The seed; the same as seed=...", HelpName = "N" };
        var verb = new Command("train", "Train a model, measure it beside the baselines, and leave a run folder")
        {
            config, overrides, output, resume, device, seed,
        };
        verb.SetAction(options =>
        {
            var words = options.GetValue(overrides)!.ToList();
            UsageErrors.RefuseOptions(options, words);
            if (options.GetValue(device) is { } deviceName)
                words.Add($"device={deviceName}");
            if (options.GetValue(seed) is { } number)
                words.Add(string.Create(CultureInfo.InvariantCulture, $"seed={number}"));
            var isResumed = options.GetResult(resume) is not null;
            var from = isResumed ? ResumePath(options.GetValue(resume), words) : null;
            return Train(new Session(options), options.GetValue(config), words, options.GetValue(output)!, from);
        });
        return verb;
    }

    private static int Train(Session session, string? config, List<string> overrides, string output, string? resume)
    {
        string? run = null;
        Configurations wanted;
        if (resume is not null)
        {
            (run, wanted) = Continue(resume, config, overrides, output);
        }
        else
        {
            wanted = Configurations.Load(
                config ?? throw new UsageException("train needs --config FILE, such as --config ncf.json (ecomai config list shows those there are), or --resume"),
                overrides);
        }

        var result = session.Observe(observer => wanted.Family.Train(new TrainRequest(wanted.Config, output, run, observer, session.Stop)));
        if (session.IsJson)
            Session.PrintJson(result);
        else
            ResultPage.Print(Session.Page(), result);
        return 0;
    }

    private static (string Run, Configurations Wanted) Continue(string resume, string? config, List<string> overrides, string output)
    {
        using var run = RunFolder.Open(resume, output);
        var before = Configurations.OfRun(run, []);
        var wanted = Configurations.Load(config ?? run.ConfigPath, overrides);
        ResumeRules.Check(before.Config, wanted.Config, wanted.Layers.Origin);
        return (run.Path, wanted);
    }

    /// <summary>The run to continue; a word after a bare <c>--resume</c> may be an override.</summary>
    private static string ResumePath(string? given, List<string> words)
    {
        if (given is null)
            return "last";
        if (!given.Contains('=', StringComparison.Ordinal) || Directory.Exists(given))
            return given;
        words.Insert(0, given);
        return "last";
    }
}
