using System.CommandLine;
using EcomAi.Deep.Imagery;
using EcomAi.Deep.Imagery.Creatives;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai creatives</c>, the imagery family's own verb: ranks generated and real pictures of a class and sets them into banners.</summary>
internal static class CreativesVerb
{
    public static Command Create()
    {
        var runName = CommonOptions.Run();
        var runs = CommonOptions.Runs();
        var output = new Option<string>("--output", "-o") { Description = "The folder to write: a new or empty one, or that of an earlier creatives", HelpName = "DIR", Required = true };
        var name = new Option<string>("--class") { Description = "The class of product, such as dress", HelpName = "NAME", Required = true };
        var images = new Option<string?>("--images") { Description = "A table of real images to choose from; the run's training images otherwise", HelpName = "FILE" };
        var source = new Option<string>("--source") { Description = "Which pictures to choose from: both, generated or real", HelpName = "NAME", DefaultValueFactory = _ => "both" };
        source.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && SourceOf(result.Tokens[0].Value) is null)
                result.AddError($"--source must be both, generated or real, received '{result.Tokens[0].Value}'");
        });
        var count = new Option<string?>("--count") { Description = "Images that are generated to choose from; 256 otherwise", HelpName = "N" };
        var seed = new Option<string?>("--seed") { Description = "The seed of generated images; 0 otherwise", HelpName = "S" };
        var price = new Option<string?>("--price") { Description = "A price, as it shall stand there", HelpName = "TEXT" };
        var line = new Option<string?>("--line") { Description = "A line of text", HelpName = "TEXT" };
        var size = new Option<string?>("--size") { Description = $"Sizes of banners, with commas between them: {string.Join(", ", BannerSize.All)}; all otherwise", HelpName = "WxH" };
        var font = new Option<string?>("--font") { Description = "A TrueType or OpenType font; DejaVu Sans otherwise", HelpName = "FILE" };
        var device = CommonOptions.Device();
        var verb = new Command("creatives", "Rank generated and real pictures of a class and set the best into banners")
        {
            runName, runs, name, output, images, source, count, seed, price, line, size, font, device,
        };
        verb.SetAction(options =>
        {
            var session = new Session(options);
            using var run = RunFolder.Open(options.GetValue(runName)!, options.GetValue(runs)!);
            var own = Configurations.OfRun(run, options.GetValue(device) is { } wanted ? [$"device={wanted}"] : []);
            if (own.Config is not GanConfig config)
                throw new UsageException($"the run {run.Path} is of the family {own.Config.Family}, which makes no images; name a run of the family gan with --run");
            var result = session.Observe(observer => new BannerSheets(new CreativesRequest
            {
                Config = config,
                Run = run.Path,
                Class = options.GetValue(name)!,
                Output = options.GetValue(output)!,
                Images = options.GetValue(images),
                Source = SourceOf(options.GetValue(source)!)!.Value,
                Count = options.GetValue(count),
                Seed = options.GetValue(seed),
                Price = options.GetValue(price),
                Line = options.GetValue(line),
                Sizes = options.GetValue(size),
                Font = options.GetValue(font),
                Observer = observer,
                Stop = session.Stop,
            }).Run());
            if (session.IsJson)
            {
                Session.PrintJson(result);
                return 0;
            }

            var page = Session.Page();
            page.Facts([.. result.Facts]);
            page.Line();
            page.Line($"output  {result.Output}");
            page.Line($"look at {Path.Combine(result.Output, "overview.png")}");
            return 0;
        });
        return verb;
    }

    private static PictureSource? SourceOf(string name) => name switch
    {
        "both" => PictureSource.Both,
        "generated" => PictureSource.Generated,
        "real" => PictureSource.Real,
        _ => null,
    };
}
