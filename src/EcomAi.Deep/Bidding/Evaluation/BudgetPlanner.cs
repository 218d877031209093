using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>
/// Spreads a budget over the campaigns of a table with <see cref="BudgetAllocation"/> and writes one row a campaign: <c>campaign</c>, <c>spend</c>, <c>clicks</c> and, where the table
/// tells them, <c>conversions</c>.
/// </summary>
public static class BudgetPlanner
{
    /// <summary>Spreads and writes.</summary>
    /// <exception cref="BudgetPlanOptionException">The budget or a value is out of its range, or nothing is worth anything.</exception>
    /// <exception cref="DataException">The table is not what it should be, returns rise, the least spends exceed the budget, or the output cannot be written.</exception>
    public static BudgetPlanResult Run(BudgetPlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check("--budget", request.Budget);
        Check("--click-value", request.ClickValue);
        Check("--conversion-value", request.ConversionValue);
        if (request is { ClickValue: 0, ConversionValue: 0 })
            throw new BudgetPlanOptionException("invalid --click-value: it and --conversion-value are both 0, so no spend is better than another; give one of them a value above 0");
        TableWriter.EnsureWritable(request.Output);
        var responses = ResponseReader.Read(request.Campaigns, request.ConversionValue > 0, out var hasConversions);
        BudgetPlan plan;
        try
        {
            plan = BudgetAllocation.Solve(responses, request.Budget, request.ClickValue, request.ConversionValue);
        }
        catch (EcomException fault)
        {
            throw new DataException($"{request.Campaigns}: {fault.Message}", fault);
        }

        Write(request.Output, plan.Campaigns, hasConversions);
        return new BudgetPlanResult(
            request.Output, plan.Campaigns.Count, request.Budget, plan.Spend, Math.Max(0, request.Budget - plan.Spend), plan.Campaigns.Sum(campaign => campaign.Clicks),
            hasConversions ? plan.Campaigns.Sum(campaign => campaign.Conversions) : null, plan.Worth, plan.MarginalWorth);
    }

    private static void Check(string option, double value)
    {
        if (!(double.IsFinite(value) && value >= 0))
            throw new BudgetPlanOptionException(string.Create(CultureInfo.InvariantCulture, $"invalid {option}: must be a finite number of 0 or more, received {value}"));
    }

    private static void Write(string path, IReadOnlyList<CampaignSpend> campaigns, bool hasConversions)
    {
        List<OutputColumn> columns = [new("campaign", OutputType.Text), new("spend", OutputType.Double), new("clicks", OutputType.Double)];
        List<Array> values =
        [
            campaigns.Select(campaign => campaign.Name).ToArray(), campaigns.Select(campaign => campaign.Spend).ToArray(), campaigns.Select(campaign => campaign.Clicks).ToArray(),
        ];
        if (hasConversions)
        {
            columns.Add(new("conversions", OutputType.Double));
            values.Add(campaigns.Select(campaign => campaign.Conversions).ToArray());
        }

        using var writer = new TableWriter(path, columns);
        writer.Write(campaigns.Count, [.. values]);
        writer.Commit();
    }
}
