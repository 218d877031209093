using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcomAi.Deep.Data;

/// <summary>One JSON object a line, UTF-8. Times are ISO 8601 texts in UTC; a number that JSON cannot hold (NaN, infinities) is an error.</summary>
internal sealed class JsonLinesSink : ITableSink
{
    private const int FlushAt = 1 << 16;
    private readonly Stream _stream;
    private readonly string _path;
    private readonly OutputColumn[] _columns;
    private readonly JsonEncodedText[] _names;
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);
    private readonly Utf8JsonWriter _json;
    private long _rows;

    public JsonLinesSink(Stream stream, IReadOnlyList<OutputColumn> columns, string path)
    {
        _stream = stream;
        _path = path;
        _columns = [.. columns];
        _names = [.. columns.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Write(int rows, Array[] columnValues)
    {
        for (var row = 0; row < rows; row++, _rows++)
        {
            _json.WriteStartObject();
            for (var column = 0; column < columnValues.Length; column++)
            {
                _json.WritePropertyName(_names[column]);
                Cell(_columns[column], columnValues[column], row);
            }

            _json.WriteEndObject();
            _json.Flush();
            _json.Reset();
            _buffer.Write("\n"u8);
            if (_buffer.WrittenCount >= FlushAt)
                Finish();
        }
    }

    public void Finish()
    {
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();

    private void Cell(OutputColumn column, Array values, int row)
    {
        switch (values)
        {
            case string?[] texts:
                _json.WriteStringValue(texts[row]);
                break;
            case long[] numbers:
                Number(column.Type, numbers[row]);
                break;
            case long?[] numbers:
                Number(column.Type, numbers[row]);
                break;
            case int[] integers:
                _json.WriteNumberValue(integers[row]);
                break;
            case int?[] integers:
                Number(column.Type, integers[row]);
                break;
            case float[] reals:
                Real(column, reals[row], single: true);
                break;
            case float?[] reals:
                Real(column, reals[row], single: true);
                break;
            case double[] reals:
                Real(column, reals[row], single: false);
                break;
            case double?[] reals:
                Real(column, reals[row], single: false);
                break;
            case bool[] flags:
                _json.WriteBooleanValue(flags[row]);
                break;
            case bool?[] flags:
                if (flags[row] is { } flag)
                    _json.WriteBooleanValue(flag);
                else
                    _json.WriteNullValue();
                break;
        }
    }

    private void Number(OutputType type, long? value)
    {
        if (value is not { } number)
            _json.WriteNullValue();
        else if (type == OutputType.Time)
            _json.WriteStringValue(TimeText.Instant(number));
        else if (type == OutputType.Date)
            _json.WriteStringValue(TimeText.Day(number));
        else
            _json.WriteNumberValue(number);
    }

    private void Real(OutputColumn column, double? value, bool single)
    {
        if (value is not { } number)
            _json.WriteNullValue();
        else if (!double.IsFinite(number))
            throw new DataException($"{_path}, column '{column.Name}', row {_rows}: {number} cannot be written as JSON; choose .parquet or .csv.");
        else if (single)
            _json.WriteNumberValue((float)number);
        else
            _json.WriteNumberValue(number);
    }
}
