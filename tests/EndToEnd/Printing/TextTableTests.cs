using EcomAi.Deep.Cli.Printing;

namespace EcomAi.Deep.EndToEnd.Printing;

public sealed class TextTableTests
{
    [Fact]
    public void Columns_that_do_not_fit_move_below_with_the_first_column_repeated()
    {
        var table = new TextTable(["name", "first", "second", "third"], [false, true, true, true]);
        table.Add(new Cell("a"), new Cell("1"), new Cell("2"), new Cell("3"));
        Assert.Equal(
            ["name  first  second", "a         1       2", "", "name  third", "a         3"],
            table.Lines(new TextStyles(20, false)));
    }

    [Fact]
    public void A_column_wider_than_the_page_still_appears()
    {
        var table = new TextTable(["a", "b"], [false, false]);
        table.Add(new Cell("x"), new Cell(new string('y', 50)));
        Assert.Equal(["a  b", "x  " + new string('y', 50)], table.Lines(new TextStyles(20, false)));
    }

    [Fact]
    public void A_last_column_of_sentences_is_wrapped()
    {
        var table = new TextTable(["name", "about"], [false, false], wrapsLast: true);
        table.Add(new Cell("a"), new Cell("one two three four five six seven"));
        Assert.Equal(
            ["name  about", "a     one two three four five", "      six seven"],
            table.Lines(new TextStyles(30, false)));
    }

    [Fact]
    public void Control_characters_are_taken_out()
    {
        Assert.Equal("a [31mb c", SafeText.OneLine("a\u001b[31mb\nc"));
        Assert.Equal("abc…", SafeText.Shorten("abcdef", 4));
    }
}
