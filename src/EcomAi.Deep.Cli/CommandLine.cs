using System.CommandLine;
using System.CommandLine.Invocation;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Cli.Verbs;

namespace EcomAi.Deep.Cli;

/// <summary>The executable's verbs, and what becomes of an error: a message on stderr and an exit code.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Usage = 2;

    /// <summary>Runs a command line.</summary>
    /// <returns>0 done, 1 failed, 2 usage or configuration, 130 and 143 stopped by SIGINT and SIGTERM.</returns>
    public static int Run(string[] args)
    {
        var root = Build();
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is ParseErrorAction)
        {
            UsageErrors.Print(result, Console.Error);
            return Usage;
        }

        var isVerbose = result.GetValue(CommonOptions.Verbose);
        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (EcomException error)
        {
            return Fail(error.Message, error, error.ExitCode, isVerbose, isExpected: true);
        }
        catch (Exception error)
        {
            return Fail(error, isVerbose);
        }
    }

    /// <summary>The last resort: whatever it is, the user gets one line and an exit code.</summary>
    internal static int Fail(Exception error, bool isVerbose)
    {
        if (MemoryFault.Explain(error) is { } shortage)
            return Fail(shortage, error, Failed, isVerbose, isExpected: false);
        var cause = error;
        while (cause is TypeInitializationException or AggregateException or System.Reflection.TargetInvocationException && cause.InnerException is { } inner)
            cause = inner;
        return cause switch
        {
            EcomException expected => Fail(expected.Message, error, expected.ExitCode, isVerbose, isExpected: true),
            DllNotFoundException => Fail(cause.Message, error, Failed, isVerbose, isExpected: true),
            _ => Fail($"{cause.GetType().Name}: {Printing.SafeText.OneLine(cause.Message)}", error, Failed, isVerbose, isExpected: false),
        };
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Trains, evaluates and runs deep-learning models for online shops.")
        {
            TrainVerb.Create(),
            EvaluateVerb.Create(),
            ScoreVerb.Create(),
            PlanVerb.Create(),
            AllocateVerb.Create(),
            EstimateVerb.Create(),
            CreativesVerb.Create(),
            ImportVerb.Create(),
            InspectVerb.Create(),
            ConfigVerb.Create(),
            DevicesVerb.Create(),
            ReportVerb.Create(),
        };
        root.Add(CommonOptions.Json);
        root.Add(CommonOptions.Quiet);
        root.Add(CommonOptions.Verbose);
        return root;
    }

    private static int Fail(string message, Exception error, int exitCode, bool isVerbose, bool isExpected)
    {
        Console.Error.WriteLine($"ecomai: {message}");
        if (isVerbose)
            Console.Error.WriteLine(error);
        else if (!isExpected)
            Console.Error.WriteLine("ecomai: run again with --verbose for the stack trace");
        return exitCode;
    }
}
