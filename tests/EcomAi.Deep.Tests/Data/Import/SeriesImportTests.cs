using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;

namespace EcomAi.Deep.Tests.Data.Import;

/// <summary>The importers of public series.</summary>
public sealed class SeriesImportTests : IDisposable
{
    private const string Header = "Store,Date,Temperature,Fuel_Price,MarkDown1,MarkDown2,MarkDown3,MarkDown4,MarkDown5,CPI,Unemployment,IsHoliday\n";
    private const string Sales = "store,brand,week,logmove,constant,price1,price2,price3,price4,price5,price6,price7,price8,price9,price10,price11,deal,feat,profit\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Walmart_sales_get_the_features_of_their_store_and_week()
    {
        WriteWalmart("1,7,2010-02-12,12.5,TRUE\n2,7,2010-02-05,-3,FALSE\n");
        var summary = WalmartWeeklyImport.Run(_folder["in"], _folder["out.parquet"], new SilentObserver(), new StopSignal());

        Assert.Equal(
            [
                "store:Integer|dept:Integer|date:Time|weekly_sales:Real|is_holiday:Boolean|temperature:Real?|fuel_price:Real?|markdown1:Real?|markdown2:Real?|markdown3:Real?|"
                    + "markdown4:Real?|markdown5:Real?|cpi:Real?|unemployment:Real?|type:Text|size:Integer",
                "1|7|2010-02-12 00:00:00.000000|12.5|true|42|2.5|-|1|2|3|4|211.5|8|A|1000",
                "2|7|2010-02-05 00:00:00.000000|-3|false|40|2|-|-|-|-|-|-|-|B|500",
            ],
            TableText.Read(_folder["out.parquet"]));
        Assert.Equal([new ImportedColumn("date", "date", 0), new ImportedColumn("markdown1", "double", 2)], [summary.Tables[0].Columns[2], summary.Tables[0].Columns[7]]);
    }

    [Theory]
    [InlineData("1,7,2010-02-19,12.5,TRUE\n", "line 2: store 1 on 2010-02-19 is not in features.csv; both must come from the same source.")]
    [InlineData("3,7,2010-02-12,12.5,TRUE\n", "line 2: store 3 is not in stores.csv; both must come from the same source.")]
    [InlineData("1,7,12/02/2010,12.5,TRUE\n", "line 2, column 'Date': '12/02/2010' is not a date such as 2010-02-05; correct it.")]
    [InlineData("1,7,2010-02-12,lots,TRUE\n", "line 2, column 'Weekly_Sales': 'lots' is not a number; correct it.")]
    [InlineData("1,7,2010-02-12,12.5,perhaps\n", "line 2, column 'IsHoliday': 'perhaps' is not TRUE or FALSE; correct it.")]
    [InlineData("x,7,2010-02-12,12.5,TRUE\n", "line 2, column 'Store': 'x' is not a whole number; correct it.")]
    [InlineData("1,7,2010-02-12,12.5\n", "line 2: 4 fields, but 5 were expected: Store, Dept, Date, Weekly_Sales, IsHoliday. Check the delimiter, and the quotes of fields that hold one.")]
    public void Rows_that_do_not_fit_name_their_line(string rows, string message)
    {
        WriteWalmart(rows);

        var error = Assert.Throws<DataException>(() => WalmartWeeklyImport.Run(_folder["in"], _folder["out.parquet"], new SilentObserver(), new StopSignal()));
        Assert.Equal($"{_folder["in/sales.csv.gz"]}, {message}", error.Message);
        Assert.Equal(["in"], _folder.Names);
    }

    [Fact]
    public void Missing_files_and_columns_are_named()
    {
        WriteWalmart("1,7,2010-02-12,12.5,TRUE\n");
        var stores = _folder.Write("in/stores.csv", "Store,Typ,Size\n1,A,1\n");
        Assert.Equal(
            $"{stores} has no column 'Type'. Did you mean 'Typ'? Its header must hold Store, Type, Size, but it is Store, Typ, Size.", Walmart());

        File.Delete(stores);
        Assert.StartsWith($"no file or folder '{stores}'", Walmart(), StringComparison.Ordinal);

        string Walmart() =>
            Assert.Throws<DataException>(() => WalmartWeeklyImport.Run(_folder["in"], _folder["out.parquet"], new SilentObserver(), new StopSignal())).Message;
    }

    [Fact]
    public void Orange_juice_gets_units_and_prices_in_logs()
    {
        WriteOrangeJuice("2,3,40,0,1,1,1,4,1,1,1,1,1,1,1,9,1,0.5,30\n");
        OrangeJuiceImport.Run(_folder["in"], _folder["out.parquet"], new SilentObserver(), new StopSignal());

        // exp(0) = 1; the prices' mean is (9 x 1 + 4 + 9) / 11 = 2, so ln 4 and ln(4 / 2).
        Assert.Equal(
            [
                "store:Integer|brand:Integer|week:Integer|units:Real|price:Real|log_price:Real|log_relative_price:Real|deal:Real|feat:Real|age60:Real|educ:Real|ethnic:Real|income:Real|"
                    + "hhlarge:Real|workwom:Real|hval150:Real|sstrdist:Real|sstrvol:Real|cpdist5:Real|cpwvol5:Real",
                "2|3|40|1|4|1.3862943611198906|0.6931471805599453|1|0.5|1|2|3|4|5|6|7|8|9|10|11",
            ],
            TableText.Read(_folder["out.parquet"]));
    }

    [Theory]
    [InlineData("2,12,40,0,1,1,1,4,1,1,1,1,1,1,1,9,1,0.5,30\n", "line 2: brand 12 is not one of 1 to 11.")]
    [InlineData("2,3,40,0,1,1,0,4,1,1,1,1,1,1,1,9,1,0.5,30\n", "line 2: price2 must be above 0, but it is 0.")]
    [InlineData("3,3,40,0,1,1,1,4,1,1,1,1,1,1,1,9,1,0.5,30\n", "line 2: store 3 is not in stores.csv; both must come from the same source.")]
    public void Orange_juice_without_a_price_or_store_is_an_error(string rows, string message)
    {
        WriteOrangeJuice(rows);

        var error = Assert.Throws<DataException>(() => OrangeJuiceImport.Run(_folder["in"], _folder["out.parquet"], new SilentObserver(), new StopSignal()));
        Assert.Equal($"{_folder["in/sales.csv"]}, {message}", error.Message);
    }

    [Fact]
    public void Car_parts_become_months_of_each_part()
    {
        var file = _folder.Write("parts.csv.gz", "\"007\",\"21\"\n0,3\n,1\n");
        CarPartsImport.Run(file, _folder["out.parquet"], new SilentObserver(), new StopSignal());

        Assert.Equal(
            [
                "part:Text|month:Time|demand:Integer?", "007|1998-01-01 00:00:00.000000|0", "007|1998-02-01 00:00:00.000000|-", "21|1998-01-01 00:00:00.000000|3",
                "21|1998-02-01 00:00:00.000000|1",
            ],
            TableText.Read(_folder["out.parquet"]));
    }

    [Theory]
    [InlineData("a,b\n1,2.5\n", "line 2, column 'b': '2.5' is not a whole number; correct it.")]
    [InlineData("a,b,a\n1,2,3\n", "line 1, column 3: part 'a' stands twice; a column is a part.")]
    public void Car_parts_that_do_not_fit_are_errors(string text, string message)
    {
        var file = _folder.Write("parts.csv", text);

        var error = Assert.Throws<DataException>(() => CarPartsImport.Run(file, _folder["out.parquet"], new SilentObserver(), new StopSignal()));
        Assert.Equal($"{file}, {message}", error.Message);
    }

    private void WriteWalmart(string sales)
    {
        _folder.Write("in/sales.csv.gz", "Store,Dept,Date,Weekly_Sales,IsHoliday\n" + sales);
        _folder.Write("in/features.csv.gz", Header + "1,2010-02-12,42,2.5,NA,1,2,3,4,211.5,8,TRUE\n2,2010-02-05,40,2,NA,NA,NA,NA,NA,NA,NA,FALSE\n");
        _folder.Write("in/stores.csv", "Store,Type,Size\n1,A,1000\n2,B,500\n");
    }

    private void WriteOrangeJuice(string rows)
    {
        _folder.Write("in/sales.csv", Sales + rows);
        _folder.Write("in/stores.csv", "STORE,AGE60,EDUC,ETHNIC,INCOME,HHLARGE,WORKWOM,HVAL150,SSTRDIST,SSTRVOL,CPDIST5,CPWVOL5\n2,1,2,3,4,5,6,7,8,9,10,11\n");
    }
}
