namespace EcomAi.Deep.Data.Import;

/// <summary>The records of a delimited text file under its header: counted fields, progress, and stopping on demand.</summary>
internal sealed class CsvRecords : IDisposable
{
    private readonly string _path;
    private readonly SourceFile _source;
    private readonly CsvReader _reader;
    private readonly IRunPhase _phase;
    private readonly StopSignal _stop;
    private readonly string _output;
    private long _position;

    /// <param name="options">The file and how it is written.</param>
    /// <param name="delimiter">The character between fields.</param>
    /// <param name="doing">What is being done, for the progress bar; empty says nothing.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <exception cref="DataException">The file is missing, empty, or cannot be read.</exception>
    public CsvRecords(CsvImportOptions options, char delimiter, string doing, IRunObserver observer, StopSignal stop)
    {
        (_path, _output, _stop) = (options.Input, options.Output, stop);
        _source = SourceFile.Open(_path, options.Encoding);
        _reader = new CsvReader(_source.Text, _path, delimiter, options.Quotes);
        _phase = observer.Phase(Path.GetFileName(_path) + (doing.Length == 0 ? "" : ": " + doing), _source.Length, "bytes");
        Header = options.Header;
        if (Header.Count > 0)
            return;
        if (!_reader.Read())
        {
            Dispose();
            throw new DataException($"'{_path}' holds no header and no rows.");
        }

        Header = [.. Enumerable.Range(0, _reader.FieldCount).Select(i => _reader.Field(i).Trim().ToString())];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The current record.</summary>
    public CsvReader Record => _reader;

    /// <summary>Moves to the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="DataException">It has too few or too many fields, or cannot be read.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public bool Read()
    {
        if (!_reader.Read())
            return false;
        if (_reader.FieldCount != Header.Count)
        {
            throw new DataException(
                $"{_path}, line {_reader.Line}: {_reader.FieldCount} fields, but {Header.Count} were expected: {string.Join(", ", Header)}. "
                + "Check the delimiter, and the quotes of fields that hold one.");
        }

        if (_source.Position != _position)
        {
            _phase.Advance(_source.Position - _position);
            _position = _source.Position;
            if (_stop.Requested)
                throw new RunStoppedException($"stopped; {_output} was not written.", _stop.ExitCode);
        }

        return true;
    }

    public void Dispose()
    {
        _phase.Dispose();
        _reader.Dispose();
        _source.Dispose();
    }
}
