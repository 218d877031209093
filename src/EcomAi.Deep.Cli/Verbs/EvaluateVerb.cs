using System.CommandLine;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai evaluate</c>: recomputes a run's table from its checkpoint.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var runName = CommonOptions.Run();
        var runs = CommonOptions.Runs();
        var device = CommonOptions.Device();
        var verb = new Command("evaluate", "Recompute a run's table of results from its best checkpoint") { runName, runs, device };
        verb.SetAction(options =>
        {
            var session = new Session(options);
            using var run = RunFolder.Open(options.GetValue(runName)!, options.GetValue(runs)!);
            var own = Configurations.OfRun(run, options.GetValue(device) is { } name ? [$"device={name}"] : []);
            var result = session.Observe(observer => own.Family.Evaluate(new EvaluateRequest(own.Config, run.Path, observer, session.Stop)));
            if (session.IsJson)
                Session.PrintJson(result);
            else
                ResultPage.Print(Session.Page(), result);
            return 0;
        });
        return verb;
    }
}
