namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>What there is to say about a panel.</summary>
internal static class PanelFacts
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(
        SeriesPanel panel, SeriesDataConfig config, PanelSources sources, int rows, int allRows, int leftOut, int unknown)
    {
        var facts = new List<KeyValuePair<string, string>>();
        void Add(string label, string value) => facts.Add(new(label, value));
        Add("rows", $"{rows:N0} of {sources.Series ?? config.Series}");
        if (sources.Future is { } future)
            Add("future rows", $"{allRows - rows:N0} of {future}");
        Add("series", $"{panel.Count:N0}");
        if (leftOut > 0)
            Add("left out", $"{leftOut:N0} series with fewer than {config.MinRows:N0} {(config.MinRows == 1 ? "target" : "targets")}");
        var axis = panel.Axis;
        string Time(int place) => TimeGrid.Text(axis.Frequency, axis.TimeAt(place));
        Add("times", $"{Time(0)} to {Time(axis.Length - 1)}, {TimeGrid.Word(axis.Frequency)}, {axis.Length:N0} steps");

        long spans = 0, targets = 0, zeros = 0, empty = 0;
        var last = 0;
        for (var series = 0; series < panel.Count; series++)
        {
            var history = panel.History(series, panel.Ends[series]);
            spans += history.Length;
            empty += history.IsEmpty ? 1 : 0;
            last = Math.Max(last, panel.Ends[series]);
            foreach (var value in history)
            {
                targets += float.IsNaN(value) ? 0 : 1;
                zeros += value == 0 ? 1 : 0;
            }
        }

        if (last > 0 && last < axis.Length)
            Add("last target", Time(last - 1));
        if (targets > 0)
        {
            Add("targets", $"{targets:N0}, {Share(zeros, targets)} of them zero; {Share(spans - targets, spans)} missing between a series' first and last");
        }

        if (empty > 0)
            Add("without targets", $"{empty:N0} series");
        if (unknown > 0)
            Add("unknown categories", $"{unknown:N0} values that the model has not seen");
        return facts;
    }

    private static string Share(long part, long all) => FormattableString.Invariant($"{100.0 * part / all:0.0} %");
}
