using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Tests.Forecasting;

/// <summary>Panels made by hand.</summary>
internal static class Panels
{
    public const float Missing = float.NaN;

    /// <summary>Series named 0, 1, ... that all begin at place 0 of the axis; shorter ones are missing at the end.</summary>
    public static SeriesPanel Of(params float[][] series) => Of(FrequencyKind.Step, series);

    public static SeriesPanel Of(FrequencyKind frequency, params float[][] series)
    {
        var length = series.Max(values => values.Length);
        return With(frequency, length, series, [], [], null);
    }

    public static SeriesPanel With(
        FrequencyKind frequency, int length, float[][] series, string[] knownNames, float[] known, CategoryTable? categories)
    {
        var target = new float[series.Length * length];
        Array.Fill(target, Missing);
        var starts = new int[series.Length];
        var ends = new int[series.Length];
        for (var i = 0; i < series.Length; i++)
        {
            series[i].CopyTo(target, i * length);
            starts[i] = Array.FindIndex(series[i], value => !float.IsNaN(value)) is var first && first < 0 ? length : first;
            ends[i] = Array.FindLastIndex(series[i], value => !float.IsNaN(value)) + 1;
        }

        return new SeriesPanel
        {
            Axis = new TimeAxis(frequency, 0, length),
            Keys = new SeriesKeys(["id"], [ColumnKind.Integer], [Enumerable.Range(0, series.Length).Select(i => (long)i).ToArray()]),
            Target = target,
            Starts = starts,
            Ends = ends,
            KnownNames = knownNames,
            Known = known,
            PastNames = [],
            Past = [],
            Categories = categories,
        };
    }

    /// <summary>A table of one category column whose values are given, one a series; null is unknown.</summary>
    public static CategoryTable Categories(string column, params string?[] values)
    {
        var vocabulary = new Vocabulary(ColumnKind.Text);
        return new CategoryTable([column], [vocabulary], [.. values.Select(value => value is null ? 0 : vocabulary.Add(value) + 1)]);
    }
}
