using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace EcomAi.Deep.Data;

/// <summary>
/// Comma-separated rows after a header, UTF-8, line feeds, quoted where RFC 4180 asks for it. A null is an empty field and an
/// empty text a quoted empty field; times are ISO 8601 in UTC; floating point is the shortest text that reads back the same.
/// </summary>
internal sealed class CsvSink : ITableSink
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly Stream _stream;
    private readonly OutputColumn[] _columns;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public CsvSink(Stream stream, IReadOnlyList<OutputColumn> columns)
    {
        _stream = stream;
        _columns = [.. columns];
        for (var column = 0; column < _columns.Length; column++)
        {
            if (column > 0)
                Put((byte)',');
            Text(_columns[column].Name);
        }

        Put((byte)'\n');
    }

    public void Write(int rows, Array[] columnValues)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columnValues.Length; column++)
            {
                if (column > 0)
                    Put((byte)',');
                Cell(_columns[column].Type, columnValues[column], row);
            }

            Put((byte)'\n');
        }
    }

    public void Finish()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
    }

    private void Cell(OutputType type, Array values, int row)
    {
        switch (values)
        {
            case string?[] texts:
                if (texts[row] is { } text)
                    Text(text);
                break;
            case long[] numbers:
                Number(type, numbers[row]);
                break;
            case long?[] numbers:
                if (numbers[row] is { } number)
                    Number(type, number);
                break;
            case int[] integers:
                Value(integers[row]);
                break;
            case int?[] integers:
                if (integers[row] is { } integer)
                    Value(integer);
                break;
            case float[] reals:
                Value(reals[row]);
                break;
            case float?[] reals:
                if (reals[row] is { } real)
                    Value(real);
                break;
            case double[] reals:
                Value(reals[row]);
                break;
            case double?[] reals:
                if (reals[row] is { } precise)
                    Value(precise);
                break;
            case bool[] flags:
                Text(flags[row] ? "true" : "false");
                break;
            case bool?[] flags:
                if (flags[row] is { } flag)
                    Text(flag ? "true" : "false");
                break;
        }
    }

    private void Number(OutputType type, long value)
    {
        switch (type)
        {
            case OutputType.Time:
                Text(TimeText.Instant(value));
                break;
            case OutputType.Date:
                Text(TimeText.Day(value));
                break;
            default:
                Room(20);
                Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
                _used += written;
                break;
        }
    }

    private void Value<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Room(40);
        value.TryFormat(_buffer.AsSpan(_used), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _used += written;
    }

    private void Text(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAny(Special))
            text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _buffer.Length)
        {
            Finish();
            _stream.Write(Encoding.UTF8.GetBytes(text));
            return;
        }

        Room(most);
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void Put(byte value)
    {
        Room(1);
        _buffer[_used++] = value;
    }

    private void Room(int bytes)
    {
        if (_used + bytes > _buffer.Length)
            Finish();
    }
}
