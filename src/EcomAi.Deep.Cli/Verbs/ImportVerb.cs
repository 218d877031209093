using System.CommandLine;
using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai import</c>: turns text files and images into tables.</summary>
internal static class ImportVerb
{
    public static Command Create() => new("import", "Turn text files and images into Parquet")
    {
        Csv(),
        Ncf(),
        Known("walmart-weekly", "DIR", "A folder with sales, features and stores of the Walmart store sales competition (CSV)", WalmartWeeklyImport.Run),
        Known("orange-juice", "DIR", "A folder with sales and stores of the orange juice data of R's bayesm (CSV)", OrangeJuiceImport.Run),
        Known("carparts", "FILE", "The car parts of R's expsmooth (CSV, a column a part, a row a month)", CarPartsImport.Run),
        CategorySales(),
        Auctions(),
        Images(),
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

    private static Command Images()
    {
        var input = new Argument<string>("SOURCE") { Description = "A folder with a folder of .jpg, .jpeg and .png files for each class, or with the four idx files of MNIST or Fashion-MNIST" };
        var output = new Option<string>("--output", "-o") { Description = "The .parquet file to write; for idx files the folder for train.parquet and test.parquet", HelpName = "FILE|DIR", Required = true };
        var size = new Option<string?>("--size") { Description = "The size in pixels that all images are brought to; their own otherwise", HelpName = "WxH" };
        var channels = new Option<int>("--channels") { Description = "1 for gray, 3 for colour; what each image has otherwise", HelpName = "1|3" };
        var fit = new Option<string>("--fit") { Description = "crop cuts what stands over, pad fills what is left", HelpName = "crop|pad", DefaultValueFactory = _ => "crop" };
        var background = new Option<int>("--background") { Description = "The gray that pad fills with, 0 to 255", HelpName = "N", DefaultValueFactory = _ => 255 };
        var format = new Option<string>("--format") { Description = "png (bytes of the source where they need no change) or raw samples", HelpName = "png|raw", DefaultValueFactory = _ => "png" };
        var strict = new Option<bool>("--strict") { Description = "Fail at the first image that cannot be decoded, instead of listing and leaving it out" };
        var limit = new Option<int?>("--limit") { Description = "The most images of a class, the first by name", HelpName = "N" };
        var classes = List("--classes", "Names for the classes 0, 1, ... of idx files", "A,B,...");
        var verb = new Command("images", "Turn images into Parquet")
        {
            input, output, size, channels, fit, background, format, strict, limit, classes,
        };
        verb.SetAction(options =>
        {
            UsageErrors.RefuseOptions(options, [options.GetValue(input)!]);
            var session = new Session(options);
            var wanted = new ImageImportOptions
            {
                Input = options.GetValue(input)!,
                Output = options.GetValue(output)!,
                Size = Size(options.GetValue(size)),
                Channels = options.GetResult(channels) is null ? 0 : OneOf("--channels", "1 or 3", options.GetValue(channels), 1, 3),
                Fit = OneOf("--fit", "crop or pad", options.GetValue(fit)!, "crop", "pad") == "crop" ? PictureFit.Crop : PictureFit.Pad,
                Background = options.GetValue(background) is >= 0 and <= 255 and var gray ? (byte)gray : throw new UsageException($"--background takes a number from 0 to 255, received {options.GetValue(background)}"),
                Encoding = OneOf("--format", "png or raw", options.GetValue(format)!, "png", "raw") == "png" ? ImageEncoding.Png : ImageEncoding.Raw,
                Strict = options.GetValue(strict),
                Limit = options.GetValue(limit) is not <= 0 ? options.GetValue(limit) : throw new UsageException($"--limit takes a number of at least 1, received {options.GetValue(limit)}"),
                Classes = Split(options.GetValue(classes)),
            };
            return Print(session, session.Observe(observer => ImageImport.Run(wanted, observer, session.Stop)));
        });
        return verb;
    }

    private static T OneOf<T>(string option, string choice, T given, params ReadOnlySpan<T> accepted)
        where T : IEquatable<T> => accepted.Contains(given) ? given : throw new UsageException($"{option} takes {choice}, received '{given}'");

    private static (int Width, int Height)? Size(string? given)
    {
        if (given is null)
            return null;
        var sides = given.Split('x');
        if (sides.Length == 2 && Side(sides[0]) is { } width && Side(sides[1]) is { } height)
            return (width, height);
        throw new UsageException($"--size takes WIDTHxHEIGHT in pixels, each from 1 to 4096, such as 64x64, received '{given}'");
    }

    private static int? Side(string given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 1 and <= 4096 ? side : null;

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
