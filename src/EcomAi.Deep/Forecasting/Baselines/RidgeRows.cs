using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>The training rows of one regression: observed targets of some series, each seen from an origin so many steps before it.</summary>
/// <param name="Panel">The series.</param>
/// <param name="Origins">For each series, where the unknown begins.</param>
/// <param name="Series">The series that take part; all have a value before their origin.</param>
/// <param name="Lead">Steps from an origin to the target: gap and step of the horizon.</param>
internal sealed record RidgeRows(SeriesPanel Panel, IReadOnlyList<int> Origins, int[] Series, int Lead)
{
    private const int Past = 8;
    private const int MostRows = 300_000;

    /// <summary>
    /// The rows as (index into the series, place of the target), series after series: at least eight values of past where some series has so many, else one. So
    /// many that normal equations stay cheap: beyond 300,000 only every second place is taken, or every third, ..., the last one always.
    /// </summary>
    public IEnumerable<(int Index, int Place)> List()
    {
        var past = Series.Any(series => Room(series, Past) > 0) ? Past : 1;
        var rows = Series.Sum(series => (long)Math.Max(0, Room(series, past)));
        var stride = (int)((rows + MostRows - 1) / MostRows);
        for (var index = 0; index < Series.Length; index++)
        {
            var series = Series[index];
            var last = Math.Min(Origins[series], Panel.Length) - 1;
            var room = Room(series, past);
            for (var back = room <= 0 ? -1 : (room - 1) / stride * stride; back >= 0; back -= stride)
            {
                if (!float.IsNaN(Panel.Target[(series * Panel.Length) + last - back]))
                    yield return (index, last - back);
            }
        }
    }

    /// <summary>The target of a row, compressed.</summary>
    public double Target((int Index, int Place) row) => RidgeFeatures.Compress(Panel.Target[(Series[row.Index] * Panel.Length) + row.Place]);

    private int Room(int series, int past) => Math.Min(Origins[series], Panel.Length) - Panel.Starts[series] - Lead - past;
}
