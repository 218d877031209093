using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class RowFilterTests
{
    [Theory]
    [InlineData("week >= 12", "week", FilterComparison.GreaterOrEqual, "12")]
    [InlineData("week<=-12", "week", FilterComparison.LessOrEqual, "-12")]
    [InlineData(" a b  =  c d ", "a b", FilterComparison.Equal, "c d")]
    [InlineData("a == 'x ''y'' '", "a", FilterComparison.Equal, "x 'y' ")]
    [InlineData("\"a<b\" < \"c\"\"d\"", "a<b", FilterComparison.Less, "c\"d")]
    [InlineData("day > 2025-01-31", "day", FilterComparison.Greater, "2025-01-31")]
    [InlineData("shop = ''", "shop", FilterComparison.Equal, "")]
    public void Conditions_are_read(string text, string column, FilterComparison comparison, string value)
    {
        var filter = RowFilter.Parse(text);

        Assert.Equal(new RowFilter(column, comparison, value), filter);
        Assert.Equal(filter, RowFilter.Parse(filter.ToString()));
    }

    [Theory]
    [InlineData("", "it has no column")]
    [InlineData("week", "it has no comparison")]
    [InlineData(">= 12", "it has no column")]
    [InlineData("week >=", "it has no value")]
    [InlineData("week != 12", "it compares with '!'")]
    [InlineData("week <> 12", "it compares with '<>'")]
    [InlineData("shop = 'a", "a quote (') is not closed")]
    [InlineData("shop = 'a' and week = 2", "'and week = 2' stands after its value")]
    public void What_is_no_condition_says_why(string text, string why) => Assert.Equal(
        $"'{text}' is no condition on rows: {why}. Write a column, one of =, <, <=, >, >=, and a value, such as \"week >= 12\"; give each condition by itself.",
        Assert.Throws<DataException>(() => RowFilter.Parse(text)).Message);

    [Theory]
    [InlineData("a", "b", -1)]
    [InlineData("a", "a", 0)]
    [InlineData("ab", "a", 1)]
    [InlineData("\uFF5E", "\U0001F600", -1)] // U+FF5E is before U+1F600, whose UTF-16 units begin with D83D
    [InlineData("x\U0001F600", "x\uE000", 1)]
    [InlineData("\U0001F600", "\U0001F601", -1)]
    public void Texts_compare_by_code_points(string a, string b, int order)
    {
        Assert.Equal(order, Math.Sign(BoundFilter.CompareTexts(a, b)));
        Assert.Equal(order, Math.Sign(System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b))));
    }
}
