using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>Finds the parameters of a form, and the form of a series.</summary>
internal static class EtsFit
{
    private const double Tolerance = 1e-6; // of -2 ln likelihood

    private static readonly double[] Alphas = [.05, .3, .8];
    private static readonly double[] Shares = [.05, .5, .9];

    /// <summary>The model of a form that fits best.</summary>
    /// <param name="series">The series, of a spread about 1, longer than the form's states.</param>
    /// <param name="form">The form.</param>
    public static EtsModel Best(double[] series, EtsForm form)
    {
        var likelihood = new EtsLikelihood(series, form);
        Span<double> point = stackalloc double[form.Parameters], steps = stackalloc double[form.Parameters], trial = stackalloc double[form.Parameters];
        var best = double.PositiveInfinity;
        for (var start = 0; start < Alphas.Length * Shares.Length * Shares.Length; start++)
        {
            if (!Start(form, start, trial))
                continue;
            var value = likelihood.At(trial);
            if (value >= best)
                continue;
            best = value;
            trial.CopyTo(point);
        }

        // A second simplex where the first one has collapsed against a limit.
        foreach (var reach in (ReadOnlySpan<double>)[.1, .03])
        {
            steps.Fill(reach);
            if (form.Damped)
                steps[^1] = -reach / 2;
            NelderMead.Minimise(likelihood, point, steps, Tolerance, 60 * form.Parameters);
        }

        return likelihood.Model(EtsParameters.FromPoint(form, point));
    }

    /// <summary>The model with the lowest criterion among the forms that the series is long enough for; null where it is for none.</summary>
    public static EtsModel? Automatic(double[] series, int season)
    {
        EtsModel? best = null;
        for (var kind = 0; kind < 6; kind++)
        {
            if (kind >= 3 && season == 1)
                break;
            var form = new EtsForm(kind % 3 > 0, kind % 3 > 1, kind < 3 ? 1 : season);
            if (series.Length <= form.Counted + 1)
                continue;
            var model = Best(series, form);
            if (best is null || model.Criterion < best.Criterion)
                best = model;
        }

        return best;
    }

    // The likelihood has several tops, so the search begins at the best of a few points; false where the form has no parameter to tell this one from another.
    private static bool Start(EtsForm form, int start, Span<double> point)
    {
        var (alpha, trend, season) = (start % Alphas.Length, start / Alphas.Length % Shares.Length, start / Alphas.Length / Shares.Length);
        if ((trend > 0 && !form.Trend) || (season > 0 && !form.Seasonal))
            return false;
        point[0] = Alphas[alpha];
        if (form.Trend)
            point[1] = Shares[trend];
        if (form.Seasonal)
            point[form.Trend ? 2 : 1] = Shares[season];
        if (form.Damped)
            point[^1] = .9;
        return true;
    }
}
