using System.Numerics;
using System.Runtime.InteropServices;

namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>
/// The distribution of the demand over several steps. One step, or comonotone steps: the sum of the quantile functions, exact, with expectations over 4,096
/// equally likely strata. Independent steps: the strata of each step laid on one grid (the mass split between its two neighbours, which keeps the mean) and
/// convolved; the grid has 2,048 places over the range of the sum, so a quantile is off by about a four-thousandth of that range. Nothing is random.
/// </summary>
public sealed class DemandDistribution
{
    private const int Strata = 4096;
    private const int GridPlaces = 2048;

    private readonly Func<double, double> _quantile;
    private readonly double[] _values;
    private readonly double[] _masses;

    private DemandDistribution(Func<double, double> quantile, double[] values, double[] masses)
    {
        (_quantile, _values, _masses) = (quantile, values, masses);
        Mean = Expect(value => value);
    }

    /// <summary>The expected demand, units.</summary>
    public double Mean { get; }

    /// <summary>The sum of steps.</summary>
    /// <param name="steps">The steps; none is no demand.</param>
    /// <param name="dependence">How they go together.</param>
    public static DemandDistribution Sum(IReadOnlyList<QuantileFunction> steps, DemandDependence dependence)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count <= 1 || dependence == DemandDependence.Comonotone)
            return new DemandDistribution(p => steps.Sum(step => step[p]), Stratify(p => steps.Sum(step => step[p])), Equal());
        double[][] strata = [.. steps.Select(step => Stratify(p => step[p]))];
        var lowest = strata.Sum(values => values[0]);
        var width = strata.Sum(values => values[^1] - values[0]) / GridPlaces;
        if (width <= 0)
            return new DemandDistribution(_ => lowest, [lowest], [1]);

        double[] sum = [1];
        foreach (var values in strata)
            sum = Convolve(sum, OnGrid(values, width));
        return new DemandDistribution(GridQuantile(lowest, width, sum), [.. Enumerable.Range(0, sum.Length).Select(i => lowest + (i * width))], sum);
    }

    /// <summary>The demand that is not exceeded with the probability p, units.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    public double Quantile(double p) => _quantile(p);

    /// <summary>The probability that the demand is at most x.</summary>
    public double Cumulative(double x)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (_quantile(middle) <= x)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>E(x - D)+: units expected to be left over of a stock x.</summary>
    public double ExpectedLeftOver(double x) => Expect(value => Math.Max(0, x - value));

    /// <summary>E(D - x)+: units expected to be short with a stock x.</summary>
    public double ExpectedShortage(double x) => Expect(value => Math.Max(0, value - x));

    private double Expect(Func<double, double> of)
    {
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
            sum += _masses[i] * of(_values[i]);
        return sum;
    }

    private static double[] Stratify(Func<double, double> quantile)
    {
        var values = new double[Strata];
        for (var i = 0; i < Strata; i++)
            values[i] = quantile((i + 0.5) / Strata);
        return values;
    }

    private static double[] Equal()
    {
        var masses = new double[Strata];
        Array.Fill(masses, 1.0 / Strata);
        return masses;
    }

    private static double[] OnGrid(double[] strata, double width)
    {
        var masses = new double[(int)((strata[^1] - strata[0]) / width) + 2];
        foreach (var value in strata)
        {
            var place = (value - strata[0]) / width;
            var below = (int)place;
            masses[below] += (below + 1 - place) / Strata;
            masses[below + 1] += (place - below) / Strata;
        }

        return masses;
    }

    private static double[] Convolve(double[] left, double[] right)
    {
        var sum = new double[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == 0)
                continue;
            var into = sum.AsSpan(i, right.Length);
            var vectors = MemoryMarshal.Cast<double, Vector<double>>(into);
            var others = MemoryMarshal.Cast<double, Vector<double>>(right.AsSpan());
            for (var v = 0; v < vectors.Length; v++)
                vectors[v] += others[v] * left[i];
            for (var rest = vectors.Length * Vector<double>.Count; rest < right.Length; rest++)
                into[rest] += right[rest] * left[i];
        }

        return sum;
    }

    /// <summary>Each place's mass spread evenly over the grid's width around it.</summary>
    private static Func<double, double> GridQuantile(double lowest, double width, double[] masses)
    {
        var cumulative = new double[masses.Length];
        var total = 0.0;
        for (var i = 0; i < masses.Length; i++)
            cumulative[i] = total += masses[i];
        return p =>
        {
            var goal = p * total;
            var found = Array.BinarySearch(cumulative, goal);
            var at = found < 0 ? Math.Min(~found, masses.Length - 1) : found;
            var share = masses[at] > 0 ? 1 - ((cumulative[at] - goal) / masses[at]) : 1;
            return Math.Max(lowest, lowest + ((at - 0.5 + share) * width));
        };
    }
}
