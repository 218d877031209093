using System.CommandLine;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai import</c>: turns text files into tables.</summary>
internal static class ImportVerb
{
    public static Command Create() => new("import", "Turn text files into Parquet")
    {
        Csv(),
        Ncf(),
        Known("walmart-weekly", "DIR", "A folder with sales, features and stores of the Walmart store sales competition (CSV)", WalmartWeeklyImport.Run),
        Known("orange-juice", "DIR", "A folder with sales and stores of the orange juice data of R's bayesm (CSV)", OrangeJuiceImport.Run),
        Known("carparts", "FILE", "The car parts of R's expsmooth (CSV, a column a part, a row a month)", CarPartsImport.Run),
        CategorySales(),
        Auctions(),
    };

    private static Command Csv()
    {
        var input = new Argument<string>("FILE") { Description = "A CSV or TSV file, plain or gzip" };
        var output = CommonOptions.OutputTable();
        var delimiter = new Option<string?>("--delimiter") { Description = "The character between fields, or tab; by the file's name otherwise", HelpName = "C" };
        var header = List("--header", "The column names of a file without a header", "A,B,...");
        var columns = List("--columns", "The columns to keep, in this order", "A,B,...");
        var rename = List("--rename", "New names", "OLD=NEW,...");
        var types = List("--type", "Types: int64, double, string, bool, timestamp, date, unix-seconds, unix-milliseconds", "COLUMN=TYPE,...");
        var missing = new Option<string?>("--missing") { Description = "Fields that mean a missing value; the empty field and NA otherwise", HelpName = "A,B,..." };
        var noQuotes = new Option<bool>("--no-quotes") { Description = "Take quotes as plain characters" };
        var encoding = new Option<string>("--encoding") { Description = "utf-8 or latin1", HelpName = "NAME", DefaultValueFactory = _ => "utf-8" };
        var verb = new Command("csv", "Turn a CSV or TSV file into Parquet")
        {
            input, output, delimiter, header, columns, rename, types, missing, noQuotes, encoding,
        };
        verb.SetAction(options =>
        {
            UsageErrors.RefuseOptions(options, [options.GetValue(input)!]);
            var session = new Session(options);
            var wanted = new CsvImportOptions
            {
                Input = options.GetValue(input)!,
                Output = options.GetValue(output)!,
                Delimiter = Character(options.GetValue(delimiter)),
                Header = Split(options.GetValue(header)),
                Columns = Split(options.GetValue(columns)),
                Rename = Pairs("--rename", "OLD=NEW", options.GetValue(rename)),
                Types = Pairs("--type", "COLUMN=TYPE", options.GetValue(types)),
                Quotes = !options.GetValue(noQuotes),
                Encoding = options.GetValue(encoding)!,
            };
            if (options.GetValue(missing) is { } words)
                wanted = wanted with { Missing = words.Split(',') };
            return Print(session, session.Observe(observer => CsvImport.Run(wanted, observer, session.Stop)));
        });
        return verb;
    }

    private static Command Ncf()
    {
        var input = new Argument<string>("DIR") { Description = "A folder with a train, a test and a negatives file of He et al. (2017)" };
        var output = new Option<string>("--output", "-o") { Description = "The folder for train, test and negatives as Parquet", HelpName = "DIR", Required = true };
        var verb = new Command("ncf", "Turn a leave-one-out split with given negatives into Parquet") { input, output };
        verb.SetAction(options =>
        {
            UsageErrors.RefuseOptions(options, [options.GetValue(input)!]);
            var session = new Session(options);
            var wanted = new NcfImportOptions { Input = options.GetValue(input)!, Output = options.GetValue(output)! };
            return Print(session, session.Observe(observer => NcfImport.Run(wanted, observer, session.Stop)));
        });
        return verb;
    }

    private static Command Known(string name, string argument, string description, Func<string, string, IRunObserver, StopSignal, ImportSummary> import)
    {
        var input = new Argument<string>(argument) { Description = description };
        var output = CommonOptions.OutputTable();
        var verb = new Command(name, $"Turn the public data set {name} into one table of series") { input, output };
        verb.SetAction(options =>
        {
            UsageErrors.RefuseOptions(options, [options.GetValue(input)!]);
            var session = new Session(options);
            return Print(session, session.Observe(observer => import(options.GetValue(input)!, options.GetValue(output)!, observer, session.Stop)));
        });
        return verb;
    }

    private static Command CategorySales()
    {
        var input = new Argument<string>("DIR") { Description = "A folder with transactions.parquet and products.parquet of the Complete Journey sample" };
        var promotions = new Option<string>("--promotions") { Description = "Its promotions (CSV)", HelpName = "FILE", Required = true };
        var output = CommonOptions.OutputTable();
        var verb = new Command("category-sales", "Sum the Complete Journey sample to weekly sales of categories") { input, promotions, output };
        verb.SetAction(options =>
        {
            UsageErrors.RefuseOptions(options, [options.GetValue(input)!]);
            var session = new Session(options);
            return Print(session, session.Observe(observer =>
                CategorySalesImport.Run(options.GetValue(input)!, options.GetValue(promotions)!, options.GetValue(output)!, observer, session.Stop)));
        });
        return verb;
    }

    private static Command Auctions()
    {
        var input = new Argument<string>("LOG") { Description = "A log of auctions (TSV or CSV, plain or gzip) with the columns click, price, pctr" };
        var info = new Option<string?>("--train-info") { Description = "Counts of earlier auctions (JSON): price_counter_train, cost_train, imp_train, clk_train", HelpName = "FILE" };
        var output = new Option<string>("--output", "-o") { Description = $"The folder for auctions.parquet and prices.parquet, or a file for the auctions alone: {TableWriter.Formats}", HelpName = "DIR|FILE", Required = true };
        var verb = new Command("auctions", "Turn a log of auctions into Parquet") { input, info, output };
        verb.SetAction(options =>
        {
            UsageErrors.RefuseOptions(options, [options.GetValue(input)!]);
            var session = new Session(options);
            var wanted = new AuctionImportOptions { Input = options.GetValue(input)!, TrainInfo = options.GetValue(info), Output = options.GetValue(output)! };
            return Print(session, session.Observe(observer => AuctionImport.Run(wanted, observer, session.Stop)));
        });
        return verb;
    }

    private static int Print(Session session, ImportSummary summary)
    {
        if (session.IsJson)
        {
            Session.PrintJson(summary);
            return 0;
        }

        var page = Session.Page();
        foreach (var line in summary.Lines())
            page.Line(line);
        return 0;
    }

    private static Option<string[]> List(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = false };

    private static string[] Split(string[]? given) => [.. (given ?? []).SelectMany(words => words.Split(','))];

    private static Dictionary<string, string> Pairs(string option, string form, string[]? given)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Split(given))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UsageException($"{option} takes {form}, received '{word}'");
            if (!pairs.TryAdd(word[..equals], word[(equals + 1)..]))
                throw new UsageException($"{option} names '{word[..equals]}' twice");
        }

        return pairs;
    }

    private static char? Character(string? given) => given switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } => given[0],
        _ => throw new UsageException($"--delimiter takes one character, or tab, received '{given}'"),
    };
}
