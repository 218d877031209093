namespace EcomAi.Deep.Forecasting.Baselines.Arima;

/// <summary>The stepwise search for orders of Hyndman and Khandakar (2008), by AICc, over exact likelihoods.</summary>
internal sealed class ArimaSearch
{
    private const int MaxOrder = 5;
    private const int MaxSeasonalOrder = 2;

    // Changes of p, q, P, Q in the order that they are tried.
    private static readonly (int P, int Q, int SeasonalP, int SeasonalQ)[] Moves =
    [
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, 1, -1), (0, 0, -1, 1), (0, 0, 1, 1),
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (1, -1, 0, 0), (-1, 1, 0, 0), (1, 1, 0, 0),
    ];

    private readonly double[] series;
    private readonly int season;
    private readonly bool allowConstant;
    private readonly int maxFits;
    private readonly int maxOrder;
    private readonly int maxSeasonalOrder;
    private readonly HashSet<ArimaOrder> tried = [];
    private ArmaModel best;

    private ArimaSearch(double[] series, int season, bool allowConstant, int maxFits)
    {
        (this.series, this.season, this.allowConstant, this.maxFits) = (series, season, allowConstant, maxFits);
        maxOrder = Math.Min(MaxOrder, series.Length / 3);
        if (season > 1)
            maxOrder = Math.Min(maxOrder, season - 1);
        maxSeasonalOrder = season > 1 ? Math.Min(MaxSeasonalOrder, series.Length / 3 / season) : 0;
        best = new(series, new(0, 0, 0, 0, allowConstant), season);
    }

    /// <summary>The best model found.</summary>
    /// <param name="series">The differenced series, of a spread about 1.</param>
    /// <param name="season">Steps of a season; 1 for no seasonal lags.</param>
    /// <param name="allowConstant">Whether a mean other than 0 is allowed.</param>
    /// <param name="maxFits">The search ends after so many fits.</param>
    public static ArmaModel Best(double[] series, int season, bool allowConstant, int maxFits)
    {
        var search = new ArimaSearch(series, season, allowConstant, maxFits);
        search.Begin();
        while (search.Improve())
        {
        }

        return search.best;
    }

    private void Begin()
    {
        tried.Add(best.Order);
        best.Fit(null);
        int two = Math.Min(2, maxOrder), one = Math.Min(1, maxOrder), seasonal = Math.Min(1, maxSeasonalOrder);
        Try(new(two, two, seasonal, seasonal, allowConstant), null);
        Try(new(one, 0, seasonal, 0, allowConstant), null);
        Try(new(0, one, 0, seasonal, allowConstant), null);
        Try(new(0, 0, 0, 0, false), null);
    }

    private bool Improve()
    {
        var current = best.Order;
        foreach (var move in Moves)
        {
            var order = current with
            {
                P = current.P + move.P,
                Q = current.Q + move.Q,
                SeasonalP = current.SeasonalP + move.SeasonalP,
                SeasonalQ = current.SeasonalQ + move.SeasonalQ,
            };
            if (Inside(order) && Try(order, best))
                return true;
        }

        return allowConstant && Try(current with { Constant = !current.Constant }, best);
    }

    private bool Inside(ArimaOrder order) =>
        order.P >= 0 && order.P <= maxOrder && order.Q >= 0 && order.Q <= maxOrder
        && order.SeasonalP >= 0 && order.SeasonalP <= maxSeasonalOrder && order.SeasonalQ >= 0 && order.SeasonalQ <= maxSeasonalOrder;

    private bool Try(ArimaOrder order, ArmaModel? neighbour)
    {
        if (tried.Count >= maxFits || series.Length <= order.Coefficients + 2 || !tried.Add(order))
            return false;
        var model = new ArmaModel(series, order, season);
        model.Fit(neighbour);
        if (!(model.Criterion < best.Criterion))
            return false;
        best = model;
        return true;
    }
}
