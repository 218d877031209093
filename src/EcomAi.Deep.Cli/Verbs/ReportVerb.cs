using System.CommandLine;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai report</c>: writes a run's HTML page anew.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var runName = CommonOptions.Run();
        var runs = CommonOptions.Runs();
        var verb = new Command("report", "Write a run's report.html anew") { runName, runs };
        verb.SetAction(options =>
        {
            using var run = RunFolder.Open(options.GetValue(runName)!, options.GetValue(runs)!);
            var report = ReportWriter.Write(run, FamilyRegistry.Get(run.Family).ReportSections(run));
            if (new Session(options).IsJson)
                Session.PrintJson(new { report });
            else
                Session.Page().Line(report);
            return 0;
        });
        return verb;
    }
}
