using System.CommandLine;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Print the result on stdout as JSON", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress and no news on stderr", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Details on stderr; a stack trace with an error", Recursive = true };

    public static Option<string?> Config() => new("--config", "-c") { Description = "A configuration file, or the name of one in configs/", HelpName = "FILE" };

    public static Option<string?> Run() =>
        new("--run") { Description = "A run folder; 'last' is the newest one", HelpName = "PATH|last", DefaultValueFactory = _ => "last" };

    public static Option<string> Runs() =>
        new("--runs") { Description = "Where 'last' looks for run folders", HelpName = "DIR", DefaultValueFactory = _ => "runs" };

    public static Option<string?> Device() =>
        new("--device") { Description = "auto, cpu, cuda or cuda:N; the same as device=...", HelpName = "NAME" };

    public static Option<string> OutputTable()
    {
        var output = new Option<string>("--output", "-o") { Description = $"The file to write: {TableWriter.Formats}", HelpName = "FILE", Required = true };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !TableWriter.HasFormat(result.Tokens[0].Value))
                result.AddError($"--output must end in {TableWriter.Formats}, received '{result.Tokens[0].Value}'");
        });
        return output;
    }

    public static Argument<string[]> Overrides() => new("key=value")
    {
        Description = "Overrides of the configuration, such as train.epochs=5",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };
}
