using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Cli.Progress;

namespace EcomAi.Deep.Cli;

/// <summary>One invocation of a verb: how it prints and how it is stopped.</summary>
internal sealed class Session(ParseResult options)
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiniteOrNullConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether stdout shall hold JSON.</summary>
    public bool IsJson { get; } = options.GetValue(CommonOptions.Json);

    /// <summary>Set by the first SIGINT or SIGTERM.</summary>
    public StopSignal Stop { get; } = new();

    private bool IsQuiet { get; } = options.GetValue(CommonOptions.Quiet);

    private bool IsVerbose { get; } = options.GetValue(CommonOptions.Verbose);

    /// <summary>Data for stdout as a document of its own.</summary>
    public static void PrintJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonOptions));

    /// <summary>A page for stdout.</summary>
    public static Page Page() => new(Console.Out, TextStyles.OfStdout());

    /// <summary>News on stderr, unless it is to be quiet.</summary>
    public void Tell(string text)
    {
        if (!IsQuiet)
            Console.Error.WriteLine(text);
    }

    /// <summary>Runs long work with progress on stderr; SIGINT and SIGTERM ask it to stop.</summary>
    public T Observe<T>(Func<IRunObserver, T> work)
    {
        using var signals = new StopHandler(Stop);
        if (IsQuiet)
            return work(new SilentObserver());
        return TextStyles.HasLiveTerminal() ? TerminalObserver.Show(IsVerbose, work) : work(new LineObserver(Console.Error, IsVerbose, TimeProvider.System));
    }
}
