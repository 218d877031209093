using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Reporting;

namespace EcomAi.Deep.Training;

/// <summary>Appends figures to <c>metrics.jsonl</c> and to a TensorBoard event file, flushed at every call.</summary>
internal sealed class MetricsLog : IDisposable
{
    public const string FileName = "metrics.jsonl";

    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly FileStream _lines;
    private readonly EventFileWriter _events;

    /// <summary>Opens both files of a run folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="resumedAt">The step that the run goes on from; figures after it are superseded. Null for a new run.</param>
    public MetricsLog(string folder, long? resumedAt)
    {
        var path = Path.Combine(folder, FileName);
        if (resumedAt is { } step && File.Exists(path))
            DurableFile.WriteText(path, string.Concat(Read(path).Where(row => row.Step <= step).Select(Format)));
        _lines = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        _events = new EventFileWriter(folder, resumedAt + 1);
    }

    /// <summary>Reads the rows; a last line that a crash cut short is left out.</summary>
    public static IReadOnlyList<MetricRow> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var rows = new List<MetricRow>();
        var text = File.ReadAllText(path);
        var number = 0;
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            try
            {
                rows.Add(JsonSerializer.Deserialize<MetricRow>(line, Line) ?? throw new JsonException("null is no row"));
            }
            catch (JsonException fault)
            {
                throw new RunFolderException($"'{path}', line {number}: {fault.Message}", fault);
            }
        }

        return rows;
    }

    public void Write(long step, int epoch, IReadOnlyList<MetricValue> values, double seconds)
    {
        var text = string.Concat(values.Select(value => Format(new MetricRow(step, epoch, value.Name, value.Value, Math.Round(seconds, 3)))));
        _lines.Write(Encoding.UTF8.GetBytes(text));
        _lines.Flush();
        _events.Scalars(step, values);
    }

    /// <summary>Adds a picture to the event file.</summary>
    public void Write(long step, string name, Picture picture, byte[] png) => _events.Image(step, name, picture, png);

    public void Dispose()
    {
        _lines.Dispose();
        _events.Dispose();
    }

    private static string Format(MetricRow row) => JsonSerializer.Serialize(row, Line) + "\n";
}
