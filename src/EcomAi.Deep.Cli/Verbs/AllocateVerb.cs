using System.CommandLine;
using EcomAi.Deep.Bidding.Evaluation;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai allocate</c>, a verb of the bidding family: spreads a budget over campaigns.</summary>
internal static class AllocateVerb
{
    public static Command Create()
    {
        var campaigns = new Option<string>("--campaigns") { Description = "What campaigns return for money as Parquet, a row a segment, the best first: campaign, spend, clicks, and perhaps conversions, least_spend, most_spend", HelpName = "FILE", Required = true };
        var budget = new Option<double>("--budget") { Description = "What may be spent in all, in the table's money", HelpName = "MONEY", Required = true };
        var click = new Option<double>("--click-value") { Description = "What a click is worth", HelpName = "V", DefaultValueFactory = _ => 1 };
        var conversion = new Option<double>("--conversion-value") { Description = "What a conversion is worth", HelpName = "V", DefaultValueFactory = _ => 0 };
        var output = CommonOptions.OutputTable();
        var verb = new Command("allocate", "Spread a budget over campaigns with falling returns") { campaigns, budget, click, conversion, output };
        verb.SetAction(options =>
        {
            var session = new Session(options);
            var result = BudgetPlanner.Run(new BudgetPlanRequest
            {
                Campaigns = options.GetValue(campaigns)!,
                Budget = options.GetValue(budget),
                ClickValue = options.GetValue(click),
                ConversionValue = options.GetValue(conversion),
                Output = options.GetValue(output)!,
            });
            if (session.IsJson)
            {
                Session.PrintJson(result);
                return 0;
            }

            var page = Session.Page();
            page.Facts([.. Facts(result)]);
            page.Line();
            page.Line($"output  {result.Output}");
            if (Path.GetExtension(result.Output).Equals(".parquet", StringComparison.OrdinalIgnoreCase))
                page.Line($"next    ./ecomai inspect {result.Output}");
            return 0;
        });
        return verb;
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(BudgetPlanResult result)
    {
        yield return new("campaigns", Text($"{result.Campaigns:N0}"));
        yield return new("spend", Text($"{result.Spend:#,0.##} of {result.Budget:#,0.##}"));
        yield return new("unspent", Text($"{result.Unspent:#,0.##}{(result.Unspent > 0 && result.MarginalReturn == 0 ? ", more would return nothing" : "")}"));
        yield return new("clicks", Text($"{result.Clicks:#,0.##}"));
        if (result.Conversions is { } conversions)
            yield return new("conversions", Text($"{conversions:#,0.##}"));
        yield return new("worth", Text($"{result.Worth:#,0.##}"));
        yield return new("marginal return", Text($"{result.MarginalReturn:G6} for one more unit of money"));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
