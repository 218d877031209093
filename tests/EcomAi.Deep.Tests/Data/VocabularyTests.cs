using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class VocabularyTests
{
    [Fact]
    public void Ids_are_numbered_in_the_order_of_their_first_adding()
    {
        var vocabulary = new Vocabulary(ColumnKind.Integer);

        Assert.Equal([0, 1, 0, 2], new long[] { 30, -7, 30, long.MaxValue }.Select(vocabulary.Add));
        Assert.Equal(3, vocabulary.Count);
        Assert.Equal(-7, vocabulary.IntegerAt(1));
        Assert.Equal("9223372036854775807", vocabulary.Format(2));
        Assert.Equal(1, vocabulary.Find(-7));
        Assert.Equal(-1, vocabulary.Find(8));
    }

    [Fact]
    public void Texts_differ_when_a_character_differs()
    {
        var vocabulary = new Vocabulary(ColumnKind.Text);

        Assert.Equal([0, 1, 2, 3, 0], new[] { "a", "A", "a ", "", "a" }.Select(vocabulary.Add));
        Assert.Equal("a ", vocabulary.TextAt(2));
        Assert.Equal(-1, vocabulary.Find("b"));
    }

    [Fact]
    public void A_clone_grows_apart()
    {
        var vocabulary = new Vocabulary(ColumnKind.Text);
        vocabulary.Add("a");
        var clone = vocabulary.Clone();
        clone.Add("b");

        Assert.Equal(1, vocabulary.Count);
        Assert.Equal(-1, vocabulary.Find("b"));
        Assert.Equal(1, clone.Find("b"));
        Assert.Equal(0, clone.Find("a"));
    }

    [Fact]
    public void Ids_of_the_other_kind_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new Vocabulary(ColumnKind.Integer).Add("1"));
        Assert.Throws<InvalidOperationException>(() => new Vocabulary(ColumnKind.Text).Find(1));
        Assert.Throws<ArgumentException>(() => new Vocabulary(ColumnKind.Real));
    }

    [Theory]
    [InlineData(ColumnKind.Integer)]
    [InlineData(ColumnKind.Text)]
    public void A_saved_vocabulary_comes_back_with_the_same_numbers(ColumnKind kind)
    {
        using var folder = new TemporaryFolder();
        var vocabulary = new Vocabulary(kind);
        for (var i = 0; i < 70_000; i++)
            _ = kind == ColumnKind.Integer ? vocabulary.Add((i * 7919L) - 5) : vocabulary.Add($"é{i}");
        vocabulary.Save(folder["items.parquet"]);
        var loaded = Vocabulary.Load(folder["items.parquet"]);

        Assert.Equal(kind, loaded.Kind);
        Assert.Equal(70_000, loaded.Count);
        Assert.Equal(Enumerable.Range(0, 70_000).Select(vocabulary.Format), Enumerable.Range(0, 70_000).Select(loaded.Format));
    }

    [Fact]
    public void An_empty_vocabulary_keeps_its_kind()
    {
        using var folder = new TemporaryFolder();
        new Vocabulary(ColumnKind.Text).Save(folder["items.parquet"]);

        var loaded = Vocabulary.Load(folder["items.parquet"]);
        Assert.Equal((ColumnKind.Text, 0), (loaded.Kind, loaded.Count));
    }

    [Fact]
    public void A_vocabulary_file_with_an_id_twice_is_refused()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TableWriter(folder["v.parquet"], [new("id", OutputType.Int64)]))
        {
            writer.Write(3, new long[] { 4, 5, 4 });
            writer.Commit();
        }

        var error = Assert.Throws<DataException>(() => Vocabulary.Load(folder["v.parquet"]));
        Assert.Equal($"{folder["v.parquet"]}, row group 0, column 'id', row 2: '4' stands twice in the vocabulary.", error.Message);
    }
}
