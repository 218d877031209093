using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class InteractionDataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interactions");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Ids_are_numbered_in_their_own_order_whatever_the_order_of_rows()
    {
        var path = Write("rows.parquet", [30, 10, 20], [7, 5, 6], [3, 1, 2]);

        var data = InteractionData.Load(new() { Interactions = path, TimeColumn = "time" });

        Assert.Equal([10L, 20, 30], Enumerable.Range(0, 3).Select(data.Users.IntegerAt));
        Assert.Equal([5L, 6, 7], Enumerable.Range(0, 3).Select(data.Items.IntegerAt));
        Assert.Equal([0, 1, 2], data.Split.Train.Users);
    }

    [Fact]
    public void Rare_items_and_repeats_leave_before_the_split()
    {
        var path = Write("rows.parquet", [1, 1, 2, 2, 2], [5, 6, 5, 5, 7], [1, 2, 3, 4, 5]);

        var data = InteractionData.Load(new() { Interactions = path, TimeColumn = "time", MinItemUsers = 2 });

        Assert.Equal(1, data.Items.Count);
        Assert.Equal([1L, 4], data.Split.Train.Times!);
    }

    [Fact]
    public void Conditions_choose_interactions_but_not_test_rows()
    {
        var path = Write("rows.parquet", [1, 1, 2, 2, 2], [5, 6, 5, 6, 7], [1, 2, 3, 4, 5]);
        var test = Write("test.parquet", [2], [8], [1]);

        var data = InteractionData.Load(
            new() { Interactions = path, TimeColumn = "time", Split = SplitKind.Given, Test = test, Where = ["time >= 2", "item < 7"] });

        Assert.Equal([2L, 3], data.Split.Train.Times!);
        Assert.Equal([1L, 1], new[] { data.Split.Validation.Count, data.Split.Test.Count }); // the row at 4 is user 2's last
        Assert.Equal([5L, 6, 8], Enumerable.Range(0, 3).Select(data.Items.IntegerAt));
    }

    [Fact]
    public void Earlier_ids_keep_their_numbers_and_new_ones_follow()
    {
        var users = new Vocabulary(ColumnKind.Integer);
        users.Add(99);
        users.Add(2);
        var items = new Vocabulary(ColumnKind.Integer);
        items.Add(6);
        var path = Write("rows.parquet", [1, 2], [5, 6], [1, 2]);

        var data = InteractionData.Load(new() { Interactions = path }, new EarlierIds(users, items));

        Assert.Equal([99L, 2, 1], Enumerable.Range(0, 3).Select(data.Users.IntegerAt));
        Assert.Equal([6L, 5], Enumerable.Range(0, 2).Select(data.Items.IntegerAt));
        Assert.Equal([2, 1], data.Split.Train.Users);
    }

    [Fact]
    public void Items_of_given_negatives_join_the_catalogue()
    {
        var train = Write("train.parquet", [1, 1, 1], [5, 6, 7], [1, 2, 3]);
        var test = WritePairs("test.parquet", [1], [8]);
        var negatives = WritePairs("negatives.parquet", [1, 1], [9, 5]);

        var data = InteractionData.Load(
            new() { Interactions = train, TimeColumn = "time", Split = SplitKind.Given, Test = test, TestNegatives = negatives });

        Assert.Equal(5, data.Items.Count);
        Assert.Equal([4, 0], data.Split.TestNegatives![0]);
        Assert.Equal([2], data.Split.Validation[0].ToArray());
        Assert.Equal(1, data.Split.ColdTestRows);
    }

    [Fact]
    public void Given_validation_rows_without_times_count_as_the_latest_when_they_join_training()
    {
        var train = Write("train.parquet", [1, 2], [5, 6], [20, 10]);
        var validation = WritePairs("validation.parquet", [2], [7]);
        var test = WritePairs("test.parquet", [1], [6]);

        var data = InteractionData.Load(
            new() { Interactions = train, TimeColumn = "time", Split = SplitKind.Given, Test = test, Validation = validation });

        Assert.Equal([10L, 20, 20], data.Split.WithValidationTrained().Train.Times!);
        Assert.Equal([1, 0, 2], data.Split.WithValidationTrained().Train.Items);
    }

    [Fact]
    public void Nothing_left_is_an_error_that_names_the_counts()
    {
        var path = Write("rows.parquet", [1], [5], [1]);

        var error = Assert.Throws<DataException>(() => InteractionData.Load(new() { Interactions = path, MinItemUsers = 2 }));

        Assert.Contains("of 1 rows none is left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_id_is_an_error_that_names_the_place()
    {
        var path = Path.Combine(_folder.FullName, "nulls.parquet");
        using (var writer = new TableWriter(path, [new("user", OutputType.Int64, true), new("item", OutputType.Int64)]))
        {
            writer.Write(2, new long?[] { 1, null }, new long[] { 5, 6 });
            writer.Commit();
        }

        var error = Assert.Throws<DataException>(() => InteractionData.Load(new() { Interactions = path }));

        Assert.Contains("nulls.parquet, row group 0, column 'user', row 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("data.userColumn", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_negative_or_no_number_is_an_error(double weight)
    {
        var path = WriteWeights([1, weight]);

        var error = Assert.Throws<DataException>(
            () => InteractionData.Load(new() { Interactions = path, WeightColumn = "weight" }));

        Assert.Contains("column 'weight', row 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("data.weightColumn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_weight_zero_are_left_out_and_counted()
    {
        var data = InteractionData.Load(
            new() { Interactions = WriteWeights([1, 0]), WeightColumn = "weight" });

        Assert.Equal(1, data.Split.Train.Count);
        Assert.Contains(data.Facts, fact => fact.Key == "weightless" && fact.Value.StartsWith('1'));
    }

    [Fact]
    public void A_time_column_that_is_no_time_is_an_error()
    {
        var path = WriteWeights([1, 2]);

        var error = Assert.Throws<DataException>(
            () => InteractionData.Load(new() { Interactions = path, TimeColumn = "weight" }));

        Assert.Contains("data.timeColumn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_are_codes_by_id_and_column_with_zero_for_the_unknown()
    {
        var ids = new Vocabulary(ColumnKind.Integer);
        foreach (var id in new long[] { 4, 8, 15 })
            ids.Add(id);
        var path = Path.Combine(_folder.FullName, "products.parquet");
        using (var writer = new TableWriter(path, [new("id", OutputType.Int64), new("brand", OutputType.Text, true), new("shelf", OutputType.Int64)]))
        {
            writer.Write(4, new long[] { 8, 4, 16, 8 }, new string?[] { "B", null, "C", "D" }, new long[] { 1, 2, 3, 4 });
            writer.Commit();
        }

        var table = CategoryTable.Load(new() { Path = path, Key = "id", Columns = ["brand", "shelf"] }, ids, "data.itemFeatures");

        Assert.Equal([0, 2, 1, 1, 0, 0], table.Codes);
        Assert.Equal("1", table.Values[1].TextAt(0));
        Assert.Equal(2, table.CodeCount(0));
        Assert.Equal([0L, 4, 1, 3, 0, 2], table.Places());
    }

    private string Write(string name, long[] users, long[] items, long[] times)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var writer = new TableWriter(path, [new("user", OutputType.Int64), new("item", OutputType.Int64), new("time", OutputType.Int64)]);
        writer.Write(users.Length, users, items, times);
        writer.Commit();
        return path;
    }

    private string WritePairs(string name, long[] users, long[] items)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var writer = new TableWriter(path, [new("user", OutputType.Int64), new("item", OutputType.Int64)]);
        writer.Write(users.Length, users, items);
        writer.Commit();
        return path;
    }

    private string WriteWeights(double[] weights)
    {
        var path = Path.Combine(_folder.FullName, "weights.parquet");
        using var writer = new TableWriter(path, [new("user", OutputType.Int64), new("item", OutputType.Int64), new("weight", OutputType.Double)]);
        writer.Write(2, new long[] { 1, 2 }, new long[] { 5, 6 }, weights);
        writer.Commit();
        return path;
    }
}
