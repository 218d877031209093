using System.CommandLine;
using System.CommandLine.Parsing;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Cli;

/// <summary>Tells what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>Prints every error, the likely spelling, and where help is.</summary>
    public static void Print(ParseResult result, TextWriter output)
    {
        var command = result.CommandResult.Command;
        var path = Path(result);
        if (result.Tokens.Count == 0 || (command.Subcommands.Count > 0 && result.UnmatchedTokens.Count == 0))
        {
            output.WriteLine($"{path}: a verb is missing. Verbs: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}");
        }
        else
        {
            foreach (var token in result.UnmatchedTokens)
                output.WriteLine($"{path}: {Unknown(command, token)}");
            foreach (var error in result.Errors.Where(error => result.UnmatchedTokens.Count == 0 || error.SymbolResult is OptionResult))
                output.WriteLine($"{path}: {Printing.SafeText.OneLine(Wording(error))}");
        }

        output.WriteLine($"See: {path} --help");
    }

    /// <summary>Refuses words that look like options but are none, such as a misspelt one among a verb's free words.</summary>
    /// <exception cref="UsageException">There is such a word.</exception>
    public static void RefuseOptions(ParseResult result, IEnumerable<string> words)
    {
        foreach (var word in words.Where(word => word.Length > 1 && word[0] == '-'))
            throw new UsageException($"{Unknown(result.CommandResult.Command, word)}\nSee: {Path(result)} --help");
    }

    private static string Wording(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Tokens.Count: > 0 } result || !error.Message.StartsWith("Cannot parse", StringComparison.Ordinal))
            return error.Message;
        var type = Nullable.GetUnderlyingType(result.Option.ValueType) ?? result.Option.ValueType;
        var accepted = type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(double) ? "a number" : "true or false";
        return $"{result.Option.Name} takes {accepted}, received '{result.Tokens[0].Value}'";
    }

    private static string Unknown(Command command, string token)
    {
        var isOption = token.StartsWith('-');
        var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "verb" : "word";
        var names = isOption ? OptionNames(command) : command.Subcommands.Select(verb => verb.Name);
        var near = Spelling.Nearest(token, names) is { } name ? $", did you mean '{name}'?" : "";
        var verbs = near.Length == 0 && kind == "verb" ? $". Verbs: {string.Join(", ", names)}" : "";
        return $"unknown {kind} '{Printing.SafeText.OneLine(token)}'{near}{verbs}";
    }

    private static IEnumerable<string> OptionNames(Command command) => command.Options
        .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
        .Concat([CommonOptions.Json, CommonOptions.Quiet, CommonOptions.Verbose])
        .Select(option => option.Name).Distinct();

    private static string Path(ParseResult result)
    {
        var names = new Stack<string>();
        for (var level = result.CommandResult; level.Parent is CommandResult parent; level = parent)
            names.Push(level.Command.Name);
        return string.Join(' ', names.Prepend("ecomai"));
    }
}
