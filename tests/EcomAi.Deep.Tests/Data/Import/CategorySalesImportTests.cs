using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;
using EcomAi.Deep.Tests.Forecasting.Panel;

namespace EcomAi.Deep.Tests.Data.Import;

public sealed class CategorySalesImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whole_weeks_of_categories_sold_often_are_summed()
    {
        // 2017-01-01 was a Sunday: week 1 is that day alone. Milk is sold in 40 weeks at 2 dollars, from the 31st on at 1; juice in 39 weeks only.
        var rows = new List<string> { "1,2017-01-01 10:00:00,50,100,1", "1,2017-12-31 10:00:00,0,0,53" };
        for (var week = 2; week <= 41; week++)
        {
            var day = new DateTime(2017, 1, 2).AddDays((7 * (week - 2)) + (week % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            rows.Add($"1,{day} 09:00:00,2,{(week < 32 ? 4 : 2)},{week}");
            if (week < 41)
                rows.Add($"2,{day} 09:00:00,1,3,{week}");
            rows.Add($"3,{day} 09:00:00,9000,3,{week}");
            rows.Add($"99,{day} 09:00:00,1,3,{week}");
        }

        Write(rows);
        var promotions = _folder.Write("promotions.csv", "\"product_id\",\"store_id\",\"display_location\",\"mailer_location\",\"week\"\n1,5,3,A,2\n1,6,0,A,2\n2,5,3,A,2\n1,5,9,0,3\n1,5,9,A,1\n");
        CategorySalesImport.Run(_folder["in"], promotions, _folder["out.parquet"], new SilentObserver(), new StopSignal());

        var lines = TableText.Read(_folder["out.parquet"]);
        Assert.Equal("department:Text|category:Text|week:Time|units:Integer|sales:Real|price:Real?|price_index:Real|mailer:Integer|display:Integer", lines[0]);

        // The mean price is (30 x 4 + 10 x 2) / 80 = 1.75.
        Assert.Equal("GROCERY|MILK|2017-01-02 00:00:00.000000|2|4|2|1.1429|2|1", lines[1]);
        Assert.Equal("GROCERY|MILK|2017-01-09 00:00:00.000000|2|4|2|1.1429|0|1", lines[2]);
        Assert.Equal("GROCERY|MILK|2017-08-07 00:00:00.000000|2|2|1|0.5714|0|0", lines[32]);
        Assert.Equal("GROCERY|MILK|2017-12-25 00:00:00.000000|0|0|-|0.5714|0|0", lines[^1]);
        Assert.Equal(1 + 52, lines.Length);
    }

    [Fact]
    public void No_category_sold_often_enough_is_an_error()
    {
        Write(["1,2017-01-02 10:00:00,1,2,2", "1,2017-01-08 10:00:00,1,2,2"]);
        var promotions = _folder.Write("promotions.csv", "product_id,store_id,display_location,mailer_location,week\n");

        var error = Assert.Throws<DataException>(() =>
            CategorySalesImport.Run(_folder["in"], promotions, _folder["out.parquet"], new SilentObserver(), new StopSignal()));
        Assert.Equal($"'{_folder["in"]}': no category is sold in 40 whole weeks.", error.Message);
    }

    [Fact]
    public void Days_without_a_whole_week_are_an_error()
    {
        Write(["1,2017-01-02 10:00:00,1,2,2", "1,2017-01-07 10:00:00,1,2,2"]);

        var error = Assert.Throws<DataException>(() =>
            CategorySalesImport.Run(_folder["in"], "none.csv", _folder["out.parquet"], new SilentObserver(), new StopSignal()));
        Assert.Equal($"{_folder["in/transactions.parquet"]}: its transactions from 2017-01-02 to 2017-01-07 hold no whole week.", error.Message);
    }

    [Fact]
    public void A_week_that_does_not_begin_on_Monday_is_an_error()
    {
        Write(["1,2017-01-02 10:00:00,1,2,2", "1,2017-01-09 10:00:00,1,2,2"]);

        var error = Assert.Throws<DataException>(() =>
            CategorySalesImport.Run(_folder["in"], "none.csv", _folder["out.parquet"], new SilentObserver(), new StopSignal()));
        Assert.Contains("row 1: week 2 has days of the weeks of 2017-01-02 and 2017-01-09; weeks must begin on Mondays.", error.Message, StringComparison.Ordinal);
    }

    private void Write(IEnumerable<string> transactions)
    {
        _folder.Table("in/transactions", "product_id,transaction_timestamp,quantity,sales_value,week\n" + string.Join('\n', transactions.Select(Real)) + "\n");
        _folder.Table("in/products", "product_id,department,product_category\n1,GROCERY,MILK\n2,GROCERY,JUICE\n3,FUEL,GASOLINE\n4,GROCERY,NA\n");

        // Sales are dollars and cents, which makes the column real.
        static string Real(string row, int i) => i == 0 ? row.Replace(",100,", ",100.0,", StringComparison.Ordinal) : row;
    }
}
