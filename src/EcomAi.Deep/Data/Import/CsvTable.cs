using System.Globalization;

namespace EcomAi.Deep.Data.Import;

/// <summary>A comma-separated file whose columns are known: they are found by name, and every field is read as its type.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly string _path;
    private readonly CsvRecords _records;
    private readonly int[] _places;
    private readonly string[] _columns;

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="job">What is written from it, where progress goes, and whether to stop.</param>
    /// <param name="columns">The columns wanted, which are addressed by their place in this list.</param>
    /// <exception cref="DataException">The file or a column is missing.</exception>
    public CsvTable(string path, ImportJob job, params string[] columns)
    {
        _path = path;
        _columns = columns;
        _records = new CsvRecords(new CsvImportOptions { Input = path, Output = job.Output }, ',', "", job.Observer, job.Stop);
        var missing = columns.FirstOrDefault(column => !_records.Header.Contains(column, StringComparer.OrdinalIgnoreCase));
        if (missing is not null)
        {
            _records.Dispose();
            throw new DataException(
                $"{path} has no column '{missing}'.{NameHint.For(missing, _records.Header)} Its header must hold {string.Join(", ", columns)}, but it is "
                + $"{string.Join(", ", _records.Header.Take(20))}{(_records.Header.Count > 20 ? ", ..." : "")}.");
        }

        _places = [.. columns.Select(column => _records.Header.Select((name, i) => (name, i)).First(cell => cell.name.Equals(column, StringComparison.OrdinalIgnoreCase)).i)];
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False at the end.</returns>
    public bool Read() => _records.Read();

    /// <summary>A field as it stands.</summary>
    public ReadOnlySpan<char> Text(int column) => _records.Record.Field(_places[column]);

    /// <summary>Whether a field is empty or NA.</summary>
    public bool IsMissing(int column) => Text(column) is "" or "NA";

    public long Integer(int column) => FieldType.TryInt64(Text(column), exponents: true, out var value) ? value : throw Unfit(column, "a whole number");

    public double Real(int column) => FieldType.TryDouble(Text(column), out var value) && double.IsFinite(value) ? value : throw Unfit(column, "a number");

    public double? RealOrNull(int column) => IsMissing(column) ? null : Real(column);

    public bool Flag(int column) => FieldType.Bool.TryInteger(Text(column), out var value) ? value == 1 : throw Unfit(column, "TRUE or FALSE");

    /// <summary>Microseconds since 1970 at midnight.</summary>
    public long Day(int column) => TimeText.TryDay(Text(column), out var value) ? value : throw Unfit(column, "a date such as 2010-02-05");

    /// <summary>The error of a row, with its line.</summary>
    public DataException Fault(string what) => new($"{_path}, line {_records.Record.Line}: {what}");

    public void Dispose() => _records.Dispose();

    private DataException Unfit(int column, string expected) => new(
        string.Create(CultureInfo.InvariantCulture, $"{_path}, line {_records.Record.Line}, column '{_columns[column]}': '{Text(column)}' is not {expected}; correct it."));
}
