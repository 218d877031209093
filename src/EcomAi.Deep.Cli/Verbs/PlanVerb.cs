using System.CommandLine;
using EcomAi.Deep.Forecasting.Planning;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai plan</c>, the forecasting family's own verb: turns a forecast and costs into orders.</summary>
internal static class PlanVerb
{
    private const string Independent = "independent";
    private const string Comonotone = "comonotone";

    public static Command Create()
    {
        var forecast = new Option<string>("--forecast", "-f") { Description = "A forecast as Parquet, such as score writes: keys, time, mean, q0.025, ...", HelpName = "FILE", Required = true };
        var costs = new Option<string?>("--costs") { Description = "Costs and stock by series as Parquet: some of the forecast's keys and holding, stock_out, lead_time, review, pack, stock, order_cost, service_level", HelpName = "FILE" };
        var output = CommonOptions.OutputTable();
        var holding = Number("--holding", "Cost of a unit left over at the end of a review period", "C");
        var stockOut = Number("--stock-out", "Cost of a unit of demand that cannot be met", "C");
        var service = Number("--service-level", "Probability of meeting all demand, in place of the costs' stock-out / (stock-out + holding)", "P");
        var leadTime = Steps("--lead-time", "Steps from an order to its arrival", 0);
        var review = Steps("--review", "Steps between two orders", 1);
        var pack = new Option<double>("--pack") { Description = "Units that are ordered together", HelpName = "N", DefaultValueFactory = _ => 1 };
        var stock = new Option<double>("--stock") { Description = "Units on hand and on order, less what is owed", HelpName = "N", DefaultValueFactory = _ => 0 };
        var orderCost = Number("--order-cost", "Fixed cost of an order, for the economic order quantity", "C");
        var dependence = new Option<string>("--dependence") { Description = $"How the demands of a series' steps go together: {Independent}, or {Comonotone} (high together, low together: more safety stock)", HelpName = "NAME", DefaultValueFactory = _ => Independent };
        dependence.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is not (Independent or Comonotone))
                result.AddError($"--dependence must be {Independent} or {Comonotone}, received '{result.Tokens[0].Value}'");
        });
        var verb = new Command("plan", "Turn a forecast into order quantities, safety stock and reorder points")
        {
            forecast, costs, output, holding, stockOut, service, leadTime, review, pack, stock, orderCost, dependence,
        };
        verb.SetAction(options =>
        {
            var session = new Session(options);
            var result = session.Observe(observer => OrderPlanner.Run(new OrderPlanRequest
            {
                Forecast = options.GetValue(forecast)!,
                Costs = options.GetValue(costs),
                Output = options.GetValue(output)!,
                Dependence = options.GetValue(dependence) == Comonotone ? DemandDependence.Comonotone : DemandDependence.Independent,
                Observer = observer,
                Stop = session.Stop,
                Defaults = new StockCosts
                {
                    Holding = options.GetValue(holding),
                    StockOut = options.GetValue(stockOut),
                    ServiceLevel = options.GetValue(service),
                    LeadTime = options.GetValue(leadTime),
                    Review = options.GetValue(review),
                    Pack = options.GetValue(pack),
                    Stock = options.GetValue(stock),
                    OrderCost = options.GetValue(orderCost),
                },
            }));
            if (session.IsJson)
            {
                Session.PrintJson(result);
                return 0;
            }

            var page = Session.Page();
            page.Facts([.. result.Facts]);
            page.Line();
            page.Line($"output  {result.Output}");
            if (Path.GetExtension(result.Output).Equals(".parquet", StringComparison.OrdinalIgnoreCase))
                page.Line($"next    ./ecomai inspect {result.Output}");
            return 0;
        });
        return verb;
    }

    private static Option<double?> Number(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    private static Option<int> Steps(string name, string description, int standard) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
}
