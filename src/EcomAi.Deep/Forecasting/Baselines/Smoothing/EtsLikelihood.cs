using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>
/// How well a form of exponential smoothing fits a series, at given smoothing parameters. The errors of an additive form are linear in its initial states, so
/// the best ones come from least squares (Hyndman et al. 2008, 5.1) and only the smoothing parameters are left to search for.
/// </summary>
internal sealed class EtsLikelihood : IObjective
{
    private const double Floor = 1e-12; // of the mean squared error, where the series' own spread is about 1

    private readonly double[] series;
    private readonly int columns;
    private readonly double[] level;
    private readonly double[] slope;
    private readonly double[] seasonal; // [season, columns]
    private readonly double[] error;
    private readonly double[] gram; // [columns, columns], the lower triangle
    private readonly double[] matrix;
    private readonly double[] initial;

    /// <param name="series">The series, of a spread about 1.</param>
    /// <param name="form">The form.</param>
    public EtsLikelihood(double[] series, EtsForm form)
    {
        (this.series, Form) = (series, form);
        columns = form.States + 1;
        level = new double[columns];
        slope = new double[columns];
        seasonal = new double[form.Season * columns];
        error = new double[columns];
        gram = new double[columns * columns];
        matrix = new double[form.States * form.States];
        initial = new double[form.States];
    }

    /// <summary>The form.</summary>
    public EtsForm Form { get; }

    /// <summary>n ln(sum of squared errors), -2 ln likelihood up to what all forms share.</summary>
    public double At(ReadOnlySpan<double> point) =>
        EtsParameters.Allowed(Form, point) ? series.Length * Math.Log(SquaredErrors(EtsParameters.FromPoint(Form, point))) : double.PositiveInfinity;

    /// <summary>The model at given parameters, with the states that it ends in.</summary>
    public EtsModel Model(EtsParameters parameters)
    {
        var squares = SquaredErrors(parameters);
        var states = new double[Form.Season];
        for (var phase = 0; phase < Form.Season; phase++)
            states[phase] = Final(seasonal.AsSpan(phase * columns, columns));
        var freedom = Math.Max(1, series.Length - Form.Parameters - Form.States);
        return new(Form, parameters, series.Length, Final(level), Final(slope), states, squares, squares / freedom);
    }

    // One recursion for all columns: the first one takes the series from zero states, each other one takes zeros from a unit state.
    private double SquaredErrors(EtsParameters parameters)
    {
        var (alpha, beta, gamma, phi) = parameters;
        Start();
        Array.Clear(gram);
        int width = columns, season = Form.Season;
        Span<double> l = level, b = slope, e = error;
        for (int t = 0, phase = 0; t < series.Length; t++, phase = phase + 1 == season ? 0 : phase + 1)
        {
            var s = seasonal.AsSpan(phase * width, width);
            for (var c = 0; c < width; c++)
                e[c] = -(l[c] + (phi * b[c]) + s[c]);
            e[0] += series[t];
            for (var c = 0; c < width; c++)
            {
                var faded = phi * b[c];
                b[c] = faded + (beta * e[c]);
                l[c] += faded + (alpha * e[c]);
                s[c] += gamma * e[c];
            }

            for (var row = 0; row < width; row++)
            {
                var products = gram.AsSpan(row * width, row + 1);
                var factor = e[row];
                for (var c = 0; c < products.Length; c++)
                    products[c] += factor * e[c];
            }
        }

        return Concentrate();
    }

    private void Start()
    {
        Array.Clear(level);
        Array.Clear(slope);
        Array.Clear(seasonal);
        level[1] = 1;
        var first = 2;
        if (Form.Trend)
            slope[first++] = 1;
        for (var phase = 0; phase + 1 < Form.Season; phase++)
        {
            seasonal[(phase * columns) + first + phase] = 1;
            seasonal[((Form.Season - 1) * columns) + first + phase] = -1;
        }
    }

    private double Concentrate()
    {
        var states = initial.Length;
        for (var i = 0; i < states; i++)
        {
            gram.AsSpan(((i + 1) * columns) + 1, i + 1).CopyTo(matrix.AsSpan(i * states));
            initial[i] = -gram[(i + 1) * columns];
        }

        SymmetricSystem.Solve(matrix, initial);
        var squares = gram[0];
        for (var i = 0; i < states; i++)
            squares += initial[i] * gram[(i + 1) * columns];
        return Math.Max(squares, Floor * series.Length);
    }

    private double Final(ReadOnlySpan<double> ofColumns)
    {
        var sum = ofColumns[0];
        for (var i = 0; i < initial.Length; i++)
            sum += initial[i] * ofColumns[i + 1];
        return sum;
    }
}
