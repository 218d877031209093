using Parquet.Data;
using Parquet.Meta;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

/// <summary>Levels as the format describes them (Dremel's): worked out by hand for each schema.</summary>
public class NestedColumnTests
{
    [Fact]
    public async Task Lists_come_as_values_and_levels()
    {
        // [1, 2], null, [], [null, 3]
        int[] repetition = [0, 1, 0, 0, 0, 1];
        int[] definition = [3, 3, 0, 1, 2, 3];
        using var column = List().Page(6, Encoding.PLAIN, [.. Runs(1, true, repetition), .. Runs(2, true, definition), .. Plain(1, 2, 3)]);
        var read = await column.ReadRawAsync<int>(4, 6);
        Assert.Equal([1, 2, 3], read.Values);
        Assert.Equal(definition, read.Definition);
        Assert.Equal(repetition, read.Repetition);
    }

    [Fact]
    public async Task An_empty_page_before_the_first_row_says_nothing_of_it()
    {
        using var column = List().Page(0, Encoding.PLAIN, new byte[8]).Page(1, Encoding.PLAIN, [.. Runs(1, true, 0), .. Runs(2, true, 3), .. Plain(5)]);
        var (group, field) = column.Open(1, 1);
        var (values, definition, repetition) = (new int[1], new[] { 9 }, new[] { 9 });
        await group.ReadRawAsync<int>(field, values, definition, repetition);
        Assert.Equal((5, 3, 0), (values[0], definition[0], repetition[0]));
    }

    [Fact]
    public async Task Lists_come_in_pages_of_version_2()
    {
        int[] repetition = [0, 1, 0, 0, 0, 1];
        int[] definition = [3, 3, 0, 1, 2, 3];
        using var column = List().PageV2(6, 3, 4, Encoding.PLAIN, Runs(1, false, repetition), Runs(2, false, definition), Plain(1, 2, 3));
        var read = await column.ReadRawAsync<int>(4, 6);
        Assert.Equal([1, 2, 3], read.Values);
        Assert.Equal(definition, read.Definition);
        Assert.Equal(repetition, read.Repetition);
    }

    [Fact]
    public async Task Lists_of_lists_have_deeper_levels()
    {
        // [[1, 2], [3]], [[]], null, [[4], null]
        int[] repetition = [0, 2, 1, 0, 0, 0, 1];
        using var column = new HandmadeColumn(
            Leaf(Meta.Type.INT32, FieldRepetitionType.REPEATED),
            Group("outer", FieldRepetitionType.OPTIONAL), Group("list", FieldRepetitionType.REPEATED), Group("inner", FieldRepetitionType.OPTIONAL));
        int[] definition = [4, 4, 4, 3, 0, 4, 2];
        column.Page(7, Encoding.PLAIN, [.. Runs(2, true, repetition), .. Runs(3, true, definition), .. Plain(1, 2, 3, 4)]);
        var read = await column.ReadRawAsync<int>(4, 7);
        Assert.Equal([1, 2, 3, 4], read.Values);
        Assert.Equal(definition, read.Definition);
        Assert.Equal(repetition, read.Repetition);
    }

    [Fact]
    public async Task A_row_may_go_on_in_the_next_page()
    {
        using var column = List()
            .Page(2, Encoding.PLAIN, [.. Runs(1, true, 0, 1), .. Runs(2, true, 3, 3), .. Plain(1, 2)])
            .Page(3, Encoding.PLAIN, [.. Runs(1, true, 1, 0, 1), .. Runs(2, true, 3, 3, 3), .. Plain(3, 4, 5)]);
        var read = await column.ReadRawAsync<int>(2, 5);
        Assert.Equal([1, 2, 3, 4, 5], read.Values);
        Assert.Equal([0, 1, 1, 0, 1], read.Repetition);
    }

    [Fact]
    public async Task Structures_have_definition_levels_only()
    {
        // { 1 }, { null }, null
        using var column = new HandmadeColumn(Leaf(Meta.Type.INT32, FieldRepetitionType.OPTIONAL), Group("s", FieldRepetitionType.OPTIONAL));
        column.Page(3, Encoding.PLAIN, [.. Runs(2, true, 2, 1, 0), .. Plain(1)]);
        Assert.Equal([1, null, null], await column.ReadNullableAsync<int>(3));
    }

    [Fact]
    public async Task The_library_may_allocate_the_levels()
    {
        using var column = List().Page(3, Encoding.PLAIN, [.. Runs(1, true, 0, 1, 0), .. Runs(2, true, 3, 2, 3), .. Plain(8, 9)]);
        var (group, field) = column.Open(2, 3);
        using var data = (RawColumnData<int>)await group.ReadRawColumnDataBaseAsync(field);
        Assert.Equal([8, 9], data.Values[..2]);
        Assert.Equal([3, 2, 3], data.DefinitionLevels);
        Assert.Equal([0, 1, 0], data.RepetitionLevels);
        Assert.Equal([8, null, 9], data.NullableValues);
    }

    [Fact]
    public async Task Levels_are_asked_for()
    {
        using var column = List().Page(1, Encoding.PLAIN, [.. Runs(1, true, 0), .. Runs(2, true, 3), .. Plain(8)]);
        var (group, field) = column.Open(1);
        var missing = await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadRawAsync<int>(field, new int[1], new int[1], null));
        Assert.Equal("column 'x/list/x' is nested: repetition levels are required", missing.Message);
        var none = await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<int>(field, new int[1]));
        Assert.Equal("column 'x/list/x' is nested: definition levels are required", none.Message);
        var small = await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadRawAsync<int>(field, new int[1], Array.Empty<int>(), new int[1]));
        Assert.Equal("memory of definition levels for column 'x/list/x' holds 0 levels, the row group has 1", small.Message);
    }

    [Fact]
    public async Task Rows_that_do_not_add_up_are_refused()
    {
        using var column = List().Page(2, Encoding.PLAIN, [.. Runs(1, true, 0, 1), .. Runs(2, true, 3, 3), .. Plain(1, 2)]);
        Assert.EndsWith("the pages hold 1 rows, the row group 2", await column.FailureAsync<int>(2, 2), StringComparison.Ordinal);
        using var middle = List().Page(2, Encoding.PLAIN, [.. Runs(1, true, 1, 0), .. Runs(2, true, 3, 3), .. Plain(1, 2)]);
        Assert.EndsWith("the first repetition level is 1, not 0", await middle.FailureAsync<int>(1, 2), StringComparison.Ordinal);
        using var fewer = List();
        Assert.Equal("handmade: column 'x/list/x', row group 0: the column has 2 values, its row group 3 rows", await fewer.FailureAsync<int>(3, 2));
    }

    [Fact]
    public void The_schema_names_the_list()
    {
        using var column = List();
        var (_, field) = column.Open(0);
        Assert.Equal((1, 3, true), (field.MaxRepetitionLevel, field.MaxDefinitionLevel, field.IsNullable));
        Assert.Equal(["x", "list", "x"], field.Path.ToList());
    }

    private static HandmadeColumn List()
    {
        var outer = Group("x", FieldRepetitionType.OPTIONAL);
        outer.ConvertedType = ConvertedType.LIST;
        return new HandmadeColumn(Leaf(Meta.Type.INT32, FieldRepetitionType.OPTIONAL), outer, Group("list", FieldRepetitionType.REPEATED));
    }
}
