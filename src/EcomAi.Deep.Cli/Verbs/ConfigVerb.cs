using System.CommandLine;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai config</c>: shows, checks, describes and lists configurations.</summary>
internal static class ConfigVerb
{
    public static Command Create() => new("config", "Show, check, describe and list configurations") { Show(), Validate(), Schema(), List() };

    private static Command Show()
    {
        var (verb, load) = OnConfiguration("show", "Print a configuration with every value that takes effect, as JSON");
        verb.SetAction(options =>
        {
            Console.Out.Write(ConfigWriter.ToJson(load(options).Config));
            return 0;
        });
        return verb;
    }

    private static Command Validate()
    {
        var (verb, load) = OnConfiguration("validate", "Check a configuration and report everything that is wrong with it");
        verb.SetAction(options =>
        {
            var loaded = load(options);
            if (new Session(options).IsJson)
                Session.PrintJson(new { config = loaded.Layers.Name, family = loaded.Family.Name, valid = true });
            else
                Session.Page().Line($"{loaded.Layers.Name}: valid ({loaded.Family.Name})");
            return 0;
        });
        return verb;
    }

    private static Command Schema()
    {
        var family = new Argument<string?>("FAMILY") { Description = "The model family", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("schema", "Print the JSON schema of a family's configuration, for editors") { family };
        verb.SetAction(options =>
        {
            var name = options.GetValue(family)
                ?? (FamilyRegistry.Names.Count == 1 ? FamilyRegistry.Names[0] : throw new UsageException($"name a family: {string.Join(", ", FamilyRegistry.Names)}"));
            Console.Out.Write(ConfigSchema.ToJson(name, FamilyRegistry.Get(name).ConfigType));
            return 0;
        });
        return verb;
    }

    private static Command List()
    {
        var verb = new Command("list", "List the configurations in configs/");
        verb.SetAction(options =>
        {
            var shipped = ConfigPaths.Shipped().Select(file => (File: file, Name: Path.GetFileName(file), About: About(file))).ToList();
            if (new Session(options).IsJson)
            {
                Session.PrintJson(shipped.Select(config => new { name = config.Name, file = config.File, family = config.About.Family, description = config.About.Description }));
                return 0;
            }

            if (shipped.Count == 0)
                throw new UsageException($"no configuration in configs/ here or in {ConfigPaths.Home}");
            var page = Session.Page();
            var table = new TextTable(["config", "family", "description"], [false, false, false], wrapsLast: true);
            foreach (var config in shipped)
                table.Add(new Cell(config.Name, IsBold: true), new Cell(config.About.Family), new Cell(SafeText.OneLine(config.About.Description)));
            page.Table(table);
            return 0;
        });
        return verb;
    }

    private static (string Family, string Description) About(string file)
    {
        try
        {
            return ConfigDescription.Read(file);
        }
        catch (ConfigException error)
        {
            return ("?", error.Message);
        }
    }

    private static (Command Verb, Func<ParseResult, Configurations> Load) OnConfiguration(string name, string description)
    {
        var config = CommonOptions.Config();
        var words = new Argument<string[]>("words")
        {
            Description = "The configuration, then overrides such as train.epochs=5",
            HelpName = "[FILE] key=value",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var verb = new Command(name, description) { config, words };
        return (verb, options =>
        {
            var overrides = options.GetValue(words)!.ToList();
            UsageErrors.RefuseOptions(options, overrides);
            var file = options.GetValue(config);
            if (file is null && overrides.Count > 0 && !overrides[0].Contains('=', StringComparison.Ordinal))
            {
                file = overrides[0];
                overrides.RemoveAt(0);
            }

            return Configurations.Load(file ?? throw new UsageException($"config {name} needs a configuration, such as: ecomai config {name} ncf.json"), overrides);
        }
        );
    }
}
