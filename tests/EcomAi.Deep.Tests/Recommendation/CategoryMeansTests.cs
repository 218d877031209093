using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class CategoryMeansTests
{
    [Fact]
    public void A_new_id_starts_at_the_mean_of_its_categories_mean_rows()
    {
        var rows = new float[] { 1, 10, 3, 30, 8, 80, 0, 0, 7, 7, 9, 9 };
        var known = new[] { true, true, true, false, false, false };

        // Columns brand (a, b, c) and shelf (x). Id 3 is (a, x): brand a has rows 0 and 1, mean 2 and 20; shelf x has rows 1 and 2, mean 5.5 and 55.
        // Id 4 is (c, unknown) and id 5 unknown in both: nobody known shares a category.
        CategoryMeans.Fill(rows, 2, known, new CategoryTable(["brand", "shelf"], [Values("a", "b", "c"), Values("x")], [1, 0, 1, 1, 2, 1, 1, 1, 3, 0, 0, 0]));

        Assert.Equal([1, 10, 3, 30, 8, 80, 3.75f, 37.5f, 7, 7, 9, 9], rows);
    }

    [Fact]
    public void Places_in_an_earlier_table_follow_the_names_of_categories()
    {
        var now = new CategoryTable(["brand", "shelf"], [Values("b", "a"), Values("x")], new int[4]);
        var then = new CategoryTable(["brand", "shelf"], [Values("a"), Values("y", "x")], new int[4]);

        // Then: unknown 0, a 1 | unknown 2, y 3, x 4. Now: unknown, b, a | unknown, x.
        Assert.Equal([0, -1, 1, 2, 4], now.PlacesIn(then));
    }

    [Fact]
    public void Ids_and_categories_come_back_from_a_checkpoint_folder()
    {
        var folder = Directory.CreateTempSubdirectory("files");
        var users = new Vocabulary(ColumnKind.Text);
        users.Add("anna");
        var items = new Vocabulary(ColumnKind.Integer);
        items.Add(7);
        items.Add(-3);

        new CheckpointFiles(users, items, null, new CategoryTable(["brand", "shelf"], [Values("a", "b"), Values()], new int[4])).Write(folder.FullName);
        var read = CheckpointFiles.Read(folder.FullName);
        folder.Delete(recursive: true);

        Assert.Equal("anna", read.Users.TextAt(0));
        Assert.Equal(-3, read.Items.IntegerAt(1));
        Assert.Null(read.UserCategories);
        Assert.Equal(["brand", "shelf"], read.ItemCategories!.Columns);
        Assert.Equal("b", read.ItemCategories.Values[0].TextAt(1));
        Assert.Equal(1, read.ItemCategories.CodeCount(1));
        Assert.Equal(2, read.ItemCategories.IdCount);
    }

    private static Vocabulary Values(params string[] values)
    {
        var vocabulary = new Vocabulary(ColumnKind.Text);
        foreach (var value in values)
            vocabulary.Add(value);
        return vocabulary;
    }
}
