using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class CompleteJourneyTests
{
    // Counted in the source CSV files with Python's csv module.
    [Fact]
    public void The_committed_purchases_are_those_of_the_source()
    {
        var table = ParquetTable.Open(Path("transactions.parquet"));
        var (households, products, quantity, sales) = (new Vocabulary(ColumnKind.Integer), new Vocabulary(ColumnKind.Integer), 0L, 0.0);
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var chunk in table.Read("household_id", "product_id", "quantity", "sales_value", "transaction_timestamp"))
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                households.Add(chunk.Integers("household_id")[row]);
                products.Add(chunk.Integers("product_id")[row]);
                quantity += chunk.Integers("quantity")[row];
                sales += chunk.Reals("sales_value")[row];
                first = Math.Min(first, chunk.Times("transaction_timestamp")[row]);
                last = Math.Max(last, chunk.Times("transaction_timestamp")[row]);
            }
        }

        Assert.Equal((75_000, 2_377, 20_902, 7_784_694), (table.Rows, households.Count, products.Count, quantity));
        Assert.Equal(233_935.24, sales, 6);
        Assert.Equal(new DateTime(2017, 1, 1, 7, 30, 27), DateTime.UnixEpoch.AddMicroseconds(first));
        Assert.Equal(new DateTime(2017, 12, 31, 22, 47, 38), DateTime.UnixEpoch.AddMicroseconds(last));
    }

    [Fact]
    public void The_catalogue_and_the_demographics_have_one_row_an_id()
    {
        Assert.Equal(92_331, Distinct("products.parquet", "product_id"));
        Assert.Equal(801, Distinct("demographics.parquet", "household_id"));
    }

    // Summed from the source CSV files with Python's csv module.
    [Fact]
    public void The_committed_category_sales_are_those_of_the_source()
    {
        var table = ParquetTable.Open(Path("category-sales.parquet"));
        var (units, mailer, display, sales) = (0L, 0L, 0L, 0.0);
        foreach (var chunk in table.Read("units", "mailer", "display", "sales"))
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                units += chunk.Integers("units")[row];
                mailer += chunk.Integers("mailer")[row];
                display += chunk.Integers("display")[row];
                sales += chunk.Reals("sales")[row];
            }
        }

        Assert.Equal((154 * 52, 91_948, 226_381, 136_265), (table.Rows, units, mailer, display));
        Assert.Equal(193_187.78, sales, 2);
    }

    private static int Distinct(string file, string column)
    {
        var table = ParquetTable.Open(Path(file));
        var ids = new Vocabulary(ColumnKind.Integer);
        foreach (var chunk in table.Read(column))
        {
            foreach (var id in chunk.Integers(column))
                ids.Add(id);
        }

        Assert.Equal(table.Rows, ids.Count);
        return ids.Count;
    }

    private static string Path(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "EcomAi.Deep.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the repository's root");
        return System.IO.Path.Combine(folder, "data", "completejourney", file);
    }
}
