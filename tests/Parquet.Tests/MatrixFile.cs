using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Compares a file of another library, whose columns are named after what they hold, value by value.</summary>
internal static class MatrixFile
{
    /// <summary>Reads all columns and returns what differs from the formulas.</summary>
    public static async Task<List<string>> DifferencesAsync(string path)
    {
        var differences = new List<string>();
        await using var reader = await ParquetReader.CreateAsync(path);
        var rows = (int)reader.Metadata!.NumRows;
        foreach (var field in reader.Schema.DataFields)
        {
            var first = 0;
            foreach (var group in reader.RowGroups)
            {
                if (await DifferenceAsync(group, field, first, rows) is { } difference)
                    differences.Add($"{Path.GetFileName(path)} {difference}");
                first += (int)group.RowCount;
            }
        }

        return differences;
    }

    private static Task<string?> DifferenceAsync(ParquetRowGroupReader group, DataField field, int first, int rows)
    {
        if (field.Path[0] == "list")
            return ListAsync(group, field, first);
        if (field.Path[0] == "struct")
            return field.Path[1] == "a" ? NumberAsync(group, field, first) : TextAsync(group, field, first);
        var (kind, pattern) = field.Name.Split('_') is [var k, var p] ? (k, p) : throw new InvalidDataException($"a column is named {field.Name}");
        return MatrixKinds.All[kind].DifferenceAsync(group, field, first, i => MatrixKinds.Patterns[pattern](i, rows));
    }

    private static async Task<string?> ListAsync(ParquetRowGroupReader group, DataField field, int first)
    {
        var (definition, repetition, values) = MatrixKinds.Levels(first, (int)group.RowCount);
        var found = await RawAsync<int>(group, field);
        return found.Definition.SequenceEqual(definition) && found.Repetition.SequenceEqual(repetition) && found.Values.SequenceEqual(values)
            ? null
            : $"{field.Path}: levels {string.Join(',', found.Definition)} and {string.Join(',', found.Repetition)}, values {string.Join(',', found.Values)}";
    }

    // The struct is null in every fifth row, its number in every third as well.
    private static async Task<string?> NumberAsync(ParquetRowGroupReader group, DataField field, int first)
    {
        var rows = Enumerable.Range(first, (int)group.RowCount).ToArray();
        var found = await RawAsync<int>(group, field);
        return found.Definition.SequenceEqual(rows.Select(i => i % 5 == 0 ? 0 : i % 3 == 0 ? 1 : 2))
            && found.Values.SequenceEqual(rows.Where(i => i % 5 != 0 && i % 3 != 0))
            ? null
            : $"{field.Path}: levels {string.Join(',', found.Definition)}, values {string.Join(',', found.Values)}";
    }

    private static async Task<string?> TextAsync(ParquetRowGroupReader group, DataField field, int first)
    {
        var rows = Enumerable.Range(first, (int)group.RowCount).ToArray();
        var found = await RawAsync<ReadOnlyMemory<char>>(group, field);
        return found.Definition.SequenceEqual(rows.Select(i => i % 5 == 0 ? 0 : field.MaxDefinitionLevel))
            && found.Values.Select(text => text.ToString()).SequenceEqual(rows.Where(i => i % 5 != 0).Select(i => $"b{i}"))
            ? null
            : $"{field.Path}: levels {string.Join(',', found.Definition)}, values {string.Join(',', found.Values)}";
    }

    private static async Task<(T[] Values, int[] Definition, int[] Repetition)> RawAsync<T>(ParquetRowGroupReader group, DataField field)
        where T : struct
    {
        var count = (int)group.GetMetadata(field)!.MetaData!.NumValues;
        var (values, definition, repetition) = (new T[count], new int[count], new int[count]);
        await group.ReadRawAsync<T>(field, values, definition, field.MaxRepetitionLevel > 0 ? repetition : null);
        return (values[..definition.Count(level => level == field.MaxDefinitionLevel)], definition, repetition);
    }
}
