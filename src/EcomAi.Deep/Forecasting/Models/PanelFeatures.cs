using System.Text.Json;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>What a model must know of its training data to read new data alike: the covariates' size, the categories' usual targets.</summary>
public sealed record PanelFeatures
{
    private const string FileName = "features.json";
    private const double MostLogSize = 100; // above the logarithm of any float
    private const int MostCalendar = 100; // cycles and holidays are fewer

    /// <summary>The known covariates' size.</summary>
    public required Standardization Known { get; init; }

    /// <summary>
    /// Each series' own means of the known covariates [series, known], taken off before anything else; null where a series had no value then. Empty where none
    /// are taken off.
    /// </summary>
    public required IReadOnlyList<float?> Centers { get; init; }

    /// <summary>The past-only covariates' size.</summary>
    public required Standardization Past { get; init; }

    /// <summary>Number of codes of each category column, the unknown one included.</summary>
    public required IReadOnlyList<int> CodeCounts { get; init; }

    /// <summary>The number of series with a vector of their own; 0 where none has one.</summary>
    public required int SeriesVectors { get; init; }

    /// <summary>For every code of every category column, the mean of log(1 + mean absolute target) over its series; codes without a series in training hold that of all series.</summary>
    public required IReadOnlyList<double> LogSizes { get; init; }

    /// <summary>The same of all series.</summary>
    public required double LogSize { get; init; }

    /// <summary>Whether no training target is negative; forecasts are then cut off at 0.</summary>
    public required bool IsNonNegative { get; init; }

    /// <summary>Width of known covariates and calendar features.</summary>
    public required int KnownWidth { get; init; }

    /// <summary>Rows of the embedding table of all categories.</summary>
    public int CodeTotal => CodeCounts.Sum() + (SeriesVectors > 0 ? SeriesVectors + 1 : 0);

    /// <summary>Columns of categories, that of the series themselves included.</summary>
    public int CodeColumns => CodeCounts.Count + (SeriesVectors > 0 ? 1 : 0);

    /// <summary>Measures a panel.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="limits">For each series the place from which on nothing is known yet.</param>
    /// <param name="config">Whether series have vectors of their own, how covariates are brought to size, and which calendar there is.</param>
    public static PanelFeatures Measure(SeriesPanel panel, IReadOnlyList<int> limits, LstmConfig config)
    {
        using var calendar = Calendar(panel.Axis, config.Data, 0, 1);
        var centers = config.Model.CenterCovariates ? SeriesMeans(panel, limits) : [];
        var centered = Centered(panel, centers);
        var counts = panel.Categories is { } table ? Enumerable.Range(0, table.Columns.Count).Select(table.CodeCount).ToArray() : [];
        var sums = new double[counts.Sum()];
        var members = new int[sums.Length];
        var (total, known, isNonNegative) = (0.0, 0, true);
        for (var series = 0; series < panel.Count; series++)
        {
            var history = panel.History(series, Math.Max(0, limits[series]));
            if (LogSizeOf(history) is not { } size)
                continue;
            total += size;
            known++;
            foreach (var value in history)
                isNonNegative &= !(value < 0);
            for (int column = 0, first = 0; column < counts.Length; first += counts[column++])
            {
                var code = first + panel.Categories![series, column];
                sums[code] += size;
                members[code]++;
            }
        }

        var mean = known > 0 ? total / known : 0;
        return new PanelFeatures
        {
            Known = Standardization.Measure(centered, panel.KnownNames.Count, panel.Length, limits),
            Past = Standardization.Measure(panel.Past, panel.PastNames.Count, panel.Length, limits),
            Centers = centers,
            CodeCounts = counts,
            SeriesVectors = config.Model.SeriesEmbedding ? panel.Count : 0,
            LogSizes = [.. sums.Select((sum, code) => members[code] > 0 ? sum / members[code] : mean)],
            LogSize = mean,
            KnownWidth = panel.KnownNames.Count + (int)calendar.shape[1],
            IsNonNegative = isNonNegative,
        };
    }

    /// <summary>What the configuration's model is built from.</summary>
    public ModelShape Shape(LstmConfig config) =>
        new(config.Model, config.Forecast, config.Train, KnownWidth, Past.Means.Count, this);

    /// <summary>Calendar features over a padded axis [places, features], float32.</summary>
    /// <param name="axis">The panel's axis.</param>
    /// <param name="data">Whether and with which holidays.</param>
    /// <param name="front">Places put before the axis.</param>
    /// <param name="width">Places in all.</param>
    public static Tensor Calendar(TimeAxis axis, SeriesDataConfig data, int front, int width)
    {
        if (!data.Calendar)
            return zeros(width, 0);
        var padded = axis with { First = axis.TimeAt(-front), Length = width };
        var calendar = CalendarFeatures.Make(padded, width, data.Holidays);
        return tensor(calendar.Values, [width, calendar.Names.Count]);
    }

    /// <summary>Each series' categories as rows of the embedding table [series, columns], int64; a series unknown to the model has row 0 of its column.</summary>
    public Tensor Codes(SeriesPanel panel)
    {
        var codes = new long[panel.Count * CodeColumns];
        for (var series = 0; series < panel.Count; series++)
        {
            var first = 0;
            for (var column = 0; column < CodeCounts.Count; first += CodeCounts[column++])
                codes[(series * CodeColumns) + column] = first + panel.Categories![series, column];
            if (SeriesVectors > 0)
                codes[((series + 1) * CodeColumns) - 1] = first + (series < SeriesVectors ? series + 1 : 0);
        }

        return tensor(codes, [panel.Count, CodeColumns]);
    }

    /// <summary>The usual target of each series' categories [series], float32: exp of the mean of their log sizes, less 1.</summary>
    public Tensor Priors(SeriesPanel panel)
    {
        var priors = new float[panel.Count];
        for (var series = 0; series < priors.Length; series++)
        {
            var (sum, first) = (0.0, 0);
            for (var column = 0; column < CodeCounts.Count; first += CodeCounts[column++])
                sum += LogSizes[first + panel.Categories![series, column]];
            priors[series] = (float)double.ExpM1(CodeCounts.Count > 0 ? sum / CodeCounts.Count : LogSize);
        }

        return tensor(priors);
    }

    /// <summary>The known covariates less their series' own means [series, length, known]; a series that had none in training is centred on what it has.</summary>
    public float[] Centered(SeriesPanel panel)
    {
        if (Centers.Count == 0)
            return panel.Known;
        var now = SeriesMeans(panel, [.. Enumerable.Repeat(panel.Length, panel.Count)]);
        return Centered(panel, [.. now.Select((mean, at) => at < Centers.Count ? Centers[at] ?? mean : mean)]);
    }

    /// <summary>Writes the features into a checkpoint's folder.</summary>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this));

    /// <summary>Reads them back.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="config">The run's configuration.</param>
    /// <param name="files">The checkpoint's series.</param>
    /// <exception cref="CheckpointException">The file is missing or damaged, or does not fit the configuration or the series.</exception>
    public static PanelFeatures Read(string folder, LstmConfig config, SeriesFiles files)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var features = JsonSerializer.Deserialize<PanelFeatures>(File.ReadAllText(path)) ?? throw new JsonException("it is empty.");
            return features.Fault(config, files) is { } fault ? throw new JsonException(fault) : features;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"the file '{path}' cannot be read: {error.Message} Take another checkpoint or train again.", error);
        }
    }

    /// <summary>What does not fit, as a sentence; null where all does.</summary>
    private string? Fault(LstmConfig config, SeriesFiles files)
    {
        var (data, series) = (config.Data, files.Keys.Count);
        if (Known?.Means is null || Known.Deviations is null || Past?.Means is null || Past.Deviations is null || Centers is null || CodeCounts is null || LogSizes is null)
            return "a part of it is null.";
        if (Known.Misfit(data.Known.Count) is { } known)
            return $"'Known' {known}";
        if (Past.Misfit(data.Past.Count) is { } past)
            return $"'Past' {past}";
        if (Centers.Count != 0 && Centers.Count != (long)series * data.Known.Count)
            return $"'Centers' holds {Centers.Count} means, expected {data.Known.Count} for each of {series} series.";
        if (Centers.Any(center => center is { } mean && !float.IsFinite(mean)))
            return "'Centers' holds infinite means.";
        var counts = files.Categories is { } table ? Enumerable.Range(0, table.Columns.Count).Select(table.CodeCount).ToArray() : [];
        if (!CodeCounts.SequenceEqual(counts))
            return $"'CodeCounts' is {string.Join(", ", CodeCounts)}, but the checkpoint's categories have {string.Join(", ", counts)} codes.";
        if (SeriesVectors != (config.Model.SeriesEmbedding ? series : 0))
            return $"'SeriesVectors' is {SeriesVectors}, but the checkpoint has {series} series and model.seriesEmbedding is {(config.Model.SeriesEmbedding ? "true" : "false")}.";
        if (LogSizes.Count != counts.Sum() || !LogSizes.Append(LogSize).All(size => size is >= 0 and <= MostLogSize))
            return $"'LogSizes' and 'LogSize' must be {counts.Sum()} sizes and one, of 0 to {MostLogSize}.";
        return KnownWidth >= data.Known.Count && KnownWidth <= data.Known.Count + MostCalendar ? null : $"'KnownWidth' is {KnownWidth} with {data.Known.Count} columns in data.known.";
    }

    private static float[] Centered(SeriesPanel panel, float?[] centers)
    {
        if (centers.Length == 0)
            return panel.Known;
        var columns = panel.KnownNames.Count;
        var centered = new float[panel.Known.Length];
        for (var series = 0; series < panel.Count; series++)
        {
            for (var at = series * panel.Length * columns; at < (series + 1) * panel.Length * columns; at++)
                centered[at] = panel.Known[at] - (centers[(series * columns) + (at % columns)] ?? 0);
        }

        return centered;
    }

    private static float?[] SeriesMeans(SeriesPanel panel, IReadOnlyList<int> limits)
    {
        var columns = panel.KnownNames.Count;
        var means = new float?[panel.Count * columns];
        for (var series = 0; series < panel.Count; series++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (sum, count) = (0.0, 0);
                for (var place = 0; place < Math.Min(limits[series], panel.Length); place++)
                {
                    var value = panel.Known[(((series * panel.Length) + place) * columns) + column];
                    if (float.IsNaN(value))
                        continue;
                    sum += value;
                    count++;
                }

                means[(series * columns) + column] = count > 0 ? (float)(sum / count) : null;
            }
        }

        return means;
    }

    private static double? LogSizeOf(ReadOnlySpan<float> history)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in history)
        {
            if (float.IsNaN(value))
                continue;
            sum += Math.Abs(value);
            count++;
        }

        return count > 0 ? double.LogP1(sum / count) : null;
    }
}
