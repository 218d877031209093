namespace EcomAi.Deep.Data.Import;

/// <summary>Decides from the header and the options which columns are imported, under which names and types.</summary>
internal static class CsvLayout
{
    private static readonly string[] Tabbed = [".tsv", ".tab", ".inter", ".item", ".user", ".rating"];
    private static readonly string[] HeaderTypes = ["token", "float", "token_seq", "float_seq"];

    /// <summary>The delimiter asked for, or that of the extension.</summary>
    /// <exception cref="DataException">The extension says nothing.</exception>
    public static char Delimiter(CsvImportOptions options)
    {
        if (options.Delimiter is { } asked)
        {
            return asked is not ('"' or '\n' or '\r')
                ? asked
                : throw new DataException("the delimiter cannot be a quote or a line end.");
        }

        var name = options.Input.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? options.Input[..^3] : options.Input;
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension == ".csv")
            return ',';
        return Tabbed.Contains(extension)
            ? '\t'
            : throw new DataException($"cannot tell the delimiter of '{options.Input}' from its extension '{extension}': name it with --delimiter, such as --delimiter tab.");
    }

    /// <summary>The columns to import.</summary>
    /// <param name="header">The names in the file; those of a typed header (<c>user_id:token</c>) lose their types.</param>
    /// <param name="options">The wishes.</param>
    /// <exception cref="DataException">A name is empty, doubled or unknown, or a type is unknown.</exception>
    public static IReadOnlyList<CsvColumn> Columns(IReadOnlyList<string> header, CsvImportOptions options)
    {
        var file = options.Input;
        var (names, sequences) = Typed(header);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0 && options.Columns.Count == 0)
                throw new DataException($"{file}, line 1: column {i + 1} has no name; give it one in the file, or select the columns to import with --columns.");
            if (names[i].Length > 0 && names.IndexOf(names[i]) < i)
                throw new DataException($"{file}, line 1: two columns are named '{names[i]}' ({names.IndexOf(names[i]) + 1} and {i + 1}); rename one in the file.");
        }

        foreach (var (option, asked) in Asked(options))
        {
            if (!names.Contains(asked))
            {
                throw new DataException(
                    $"{option}: {file} has no column '{asked}'.{NameHint.For(asked, names)} Its columns are {string.Join(", ", names)}.");
            }
        }

        var kept = options.Columns.Count > 0 ? options.Columns.Distinct(StringComparer.Ordinal) : names;
        List<CsvColumn> columns = [];
        foreach (var name in kept)
        {
            var written = options.Rename.GetValueOrDefault(name, name);
            if (columns.Any(column => column.Name == written))
                throw new DataException($"--rename: two columns would be named '{written}'.");
            var declared = options.Types.TryGetValue(name, out var type) ? Type(name, type) : sequences.Contains(name) ? FieldType.Text : null;
            columns.Add(new CsvColumn(name, names.IndexOf(name), written, declared));
        }

        return columns;
    }

    private static IEnumerable<(string Option, string Name)> Asked(CsvImportOptions options) =>
        options.Columns.Select(name => ("--columns", name))
            .Concat(options.Rename.Keys.Select(name => ("--rename", name)))
            .Concat(options.Types.Keys.Select(name => ("--type", name)));

    private static FieldType Type(string column, string name) =>
        FieldType.All.FirstOrDefault(type => type.Name == name)
        ?? throw new DataException(
            $"--type {column}={name}: unknown type.{NameHint.For(name, FieldType.All.Select(type => type.Name))} Choose one of {string.Join(", ", FieldType.All.Select(type => type.Name))}.");

    // RecBole's atomic files write name:type in the header; a sequence stays the text that it is.
    private static (List<string> Names, HashSet<string> Sequences) Typed(IReadOnlyList<string> header)
    {
        if (!header.All(cell => cell.LastIndexOf(':') is > 0 and var colon && HeaderTypes.Contains(cell[(colon + 1)..])))
            return ([.. header], []);
        List<string> names = [.. header.Select(cell => cell[..cell.LastIndexOf(':')])];
        return (names, [.. names.Where((_, i) => header[i].EndsWith("_seq", StringComparison.Ordinal))]);
    }
}
