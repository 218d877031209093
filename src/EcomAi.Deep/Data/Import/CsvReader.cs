using System.Text;

namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Reads delimited records by RFC 4180: a field that begins with a quote ends with one, may hold delimiters and line ends, and
/// doubles the quotes in it. A quote further on in a field is a character like any other. Lines end with LF, CRLF or CR; wholly
/// empty lines are passed over.
/// </summary>
internal sealed class CsvReader(TextReader text, string file, char delimiter, bool quotes) : IDisposable
{
    private readonly char[] _buffer = new char[1 << 16];
    private readonly List<(int Start, int Length, bool Quoted)> _fields = [];
    private char[] _record = new char[1024];
    private int _position;
    private int _filled;
    private int _length;
    private long _nextLine = 1;

    /// <summary>The line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Fields of the current record.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>A field's text, without its quotes; valid until the next record.</summary>
    public ReadOnlySpan<char> Field(int index) => _record.AsSpan(_fields[index].Start, _fields[index].Length);

    /// <summary>Whether a field was quoted.</summary>
    public bool Quoted(int index) => _fields[index].Quoted;

    /// <summary>Moves to the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="DataException">A quoted field is not closed, or goes on after its closing quote.</exception>
    public bool Read()
    {
        do
        {
            Line = _nextLine;
            _fields.Clear();
            _length = 0;
            if (Peek() < 0)
                return false;
            while (ReadField())
            {
            }
        }
        while (_fields.Count == 1 && _fields[0] is { Length: 0, Quoted: false });
        return true;
    }

    public void Dispose() => text.Dispose();

    /// <returns>Whether another field follows in the record.</returns>
    private bool ReadField()
    {
        var start = _length;
        var quoted = quotes && Peek() == '"';
        if (quoted)
            ReadQuoted();
        while (true)
        {
            var next = Peek();
            if (next < 0 || next == delimiter || next is '\n' or '\r')
            {
                _fields.Add((start, _length - start, quoted));
                return EndField(next);
            }

            if (quoted)
            {
                throw new DataException(
                    $"{file}, line {_nextLine}, field {_fields.Count + 1}: '{(char)next}' after the closing quote; expected the delimiter or the end of the "
                    + "line. Double the quotes inside a quoted field, or turn quoting off with --no-quotes.");
            }

            TakePlain();
        }
    }

    private bool EndField(int next)
    {
        if (next < 0)
            return false;
        _position++;
        if (next == delimiter)
            return true;
        if (next == '\r' && Peek() == '\n')
            _position++;
        _nextLine++;
        return false;
    }

    private void TakePlain()
    {
        var rest = _buffer.AsSpan(_position, _filled - _position);
        var end = rest.IndexOfAny(delimiter, '\n', '\r');
        Append(end < 0 ? rest : rest[..end]);
        _position += end < 0 ? rest.Length : end;
    }

    private void ReadQuoted()
    {
        var opened = _nextLine;
        _position++;
        while (true)
        {
            var next = Peek();
            if (next < 0)
            {
                throw new DataException(
                    $"{file}, line {opened}, field {_fields.Count + 1}: a quoted field is not closed before the end of the file; close it, or turn quoting off with --no-quotes.");
            }

            _position++;
            if (next == '"')
            {
                if (Peek() != '"')
                    return;
                _position++;
            }
            else if (next == '\n' || (next == '\r' && Peek() != '\n'))
            {
                _nextLine++;
            }

            Append([(char)next]);
        }
    }

    private void Append(ReadOnlySpan<char> characters)
    {
        if (_length + characters.Length > _record.Length)
            Array.Resize(ref _record, Math.Max(_record.Length * 2, _length + characters.Length));
        characters.CopyTo(_record.AsSpan(_length));
        _length += characters.Length;
    }

    private int Peek()
    {
        if (_position < _filled)
            return _buffer[_position];
        _position = 0;
        try
        {
            _filled = text.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException fault)
        {
            throw new DataException($"{file}, near line {_nextLine}: not UTF-8 text; name the file's encoding, such as --encoding latin1.", fault);
        }
        catch (InvalidDataException fault)
        {
            throw new DataException($"{file}, near line {_nextLine}: the gzip content is damaged or cut short ({fault.Message}); copy the file again.", fault);
        }

        return _filled > 0 ? _buffer[0] : -1;
    }
}
