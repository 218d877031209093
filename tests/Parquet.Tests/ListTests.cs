using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Lists: no list, an empty one, a null element and a value have the definition levels 0, 1, 2 and 3.</summary>
public class ListTests
{
    [Fact]
    public async Task Lists_are_written_with_their_levels()
    {
        // Rows: null, [], [null], [7, 8], [9].
        var (levels, repetition, values) = await WriteAsync(new ParquetOptions());
        Assert.Equal([0, 1, 2, 3, 3, 3], levels);
        Assert.Equal([0, 0, 0, 0, 1, 0], repetition);
        Assert.Equal([7, 8, 9], values);
    }

    [Fact]
    public async Task So_they_are_in_pages_of_version_2()
    {
        var (levels, repetition, _) = await WriteAsync(new ParquetOptions { WriteDataPageV2 = true });
        Assert.Equal([0, 1, 2, 3, 3, 3], levels);
        Assert.Equal([0, 0, 0, 0, 1, 0], repetition);
    }

    [Fact]
    public async Task A_list_is_not_cut_by_a_page()
    {
        // Each of the 1,000 lists has 200 elements: a page of 131,072 entries would end inside of one.
        var (field, schema) = Field();
        var values = Enumerable.Range(0, 200_000).Select(i => (int?)i).ToArray();
        var repetition = values.Select((_, i) => i % 200 == 0 ? 0 : 1).ToArray();
        var file = await Sample.WriteAsync(schema, null, group => group.WriteAsync<int>(field, values, repetition));
        await using var reader = await Sample.OpenAsync(file);
        Assert.Equal(1000, reader.RowGroups[0].RowCount);
        var chunk = reader.RowGroups[0].GetMetadata(reader.Schema.DataFields[0])!;
        var offsets = Meta.PageIndexReader.ReadOffsetIndex(file.AsSpan((int)chunk.OffsetIndexOffset!, chunk.OffsetIndexLength!.Value));
        Assert.Equal([0, 656], offsets.PageLocations.Select(p => p.FirstRowIndex));
    }

    [Fact]
    public async Task Levels_that_do_not_fit_are_refused()
    {
        var (field, schema) = Field();
        foreach (var repetition in new[] { [0], [1, 0], new[] { 0, 2 } })
        {
            await Assert.ThrowsAsync<ArgumentException>(
                () => Sample.WriteAsync(schema, null, group => group.WriteAsync<int>(field, new int?[2], repetition)));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => Sample.WriteAsync(schema, null, group => group.WriteAsync<int>(field, new int?[2])));
        Assert.Throws<NotSupportedException>(() => new ListField("x", new ListField("y", new DataField<int>("z"))));
    }

    private static (DataField<int?> Field, ParquetSchema Schema) Field()
    {
        var field = new DataField<int?>("element");
        return (field, new ParquetSchema(new ListField("x", field)));
    }

    private static async Task<(int[] Levels, int[] Repetition, int[] Values)> WriteAsync(ParquetOptions options)
    {
        var (field, schema) = Field();
        var file = await Sample.WriteAsync(
            schema,
            options,
            group => group.WriteAllPartsAsync<int>(field, new[] { 7, 8, 9 }, new[] { 0, 1, 2, 3, 3, 3 }, new[] { 0, 0, 0, 0, 1, 0 }, default));
        await using var reader = await Sample.OpenAsync(file);
        var column = reader.Schema.DataFields[0];
        Assert.Equal("x/list/element", column.Path.ToString());
        Assert.Equal((5L, 6L, 3, 1), (reader.RowGroups[0].RowCount, reader.RowGroups[0].GetMetadata(column)!.MetaData!.NumValues, column.MaxDefinitionLevel, column.MaxRepetitionLevel));
        var (values, levels, repetition) = (new int[6], new int[6], new int[6]);
        await reader.RowGroups[0].ReadRawAsync<int>(column, values, levels, repetition);
        return (levels, repetition, values[..3]);
    }
}
