using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;

namespace EcomAi.Deep.Tests.Data.Import;

public sealed class NcfImportTests
{
    private const string Negatives = "(0,31)\t5\t6\t5\n(7,22)\t1\t2\t3\n";

    [Fact]
    public void The_three_files_become_three_tables_in_their_order()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/train.tsv.gz", "user\titem\torder\n7\t30\t0\n0\t22\t1\n0\t21\t2\n");
        folder.Write("in/test.tsv", "user\titem\n0\t31\n7\t22\n");
        folder.Write("in/test-negatives.txt.gz", Negatives);
        var summary = Import(folder);

        Assert.Equal(["user:Integer|item:Integer|order:Integer", "7|30|0", "0|22|1", "0|21|2"], TableText.Read(folder["out/train.parquet"]));
        Assert.Equal(["user:Integer|item:Integer", "0|31", "7|22"], TableText.Read(folder["out/test.parquet"]));
        Assert.Equal(["user:Integer|item:Integer", "0|5", "0|6", "0|5", "7|1", "7|2", "7|3"], TableText.Read(folder["out/negatives.parquet"]));
        Assert.Equal([3L, 2L, 6L], summary.Tables.Select(table => table.Rows));
    }

    [Fact]
    public void The_original_file_names_order_by_their_time()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/ml-1m.train.rating", "0\t32\t4\t978824330\n7\t34\t4\t978824268\n");
        folder.Write("in/ml-1m.test.rating", "0\t31\t5\t978824351\n7\t22\t3\t978300174\n");
        folder.Write("in/ml-1m.test.negative", Negatives);
        Import(folder);

        Assert.Equal(["user:Integer|item:Integer|order:Integer", "0|32|978824330", "7|34|978824268"], TableText.Read(folder["out/train.parquet"]));
        Assert.Equal(["user:Integer|item:Integer", "0|31", "7|22"], TableText.Read(folder["out/test.parquet"]));
    }

    [Theory]
    [InlineData("(0,31)\t5\n(7,22)\t1\t2\n", "line 2: 2 negatives, but the lines before have 1.")]
    [InlineData("(0,32)\t5\n", "line 1: (0,32) is not a row of TEST; both must come from the same split.")]
    [InlineData("0,31\t5\n", "line 1: expected '(user,item)' and the negatives between tabs, but it begins '0,31'.")]
    [InlineData("(0,31)\t5\n(0,31)\t6\n", "line 2: user 0 stands here twice.")]
    [InlineData("(0,31)\t5x\n", "line 1: '5x' is not an integer.")]
    [InlineData("(0,31)\t5\n", "negatives for 1 users, but TEST holds 2; both must come from the same split.")]
    public void Negatives_that_do_not_fit_the_test_rows_are_errors(string negatives, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/train.tsv", "user\titem\torder\n7\t30\t0\n");
        var test = folder.Write("in/test.tsv", "user\titem\n0\t31\n7\t22\n");
        var file = folder.Write("in/test-negatives.txt", negatives);

        var error = Assert.Throws<DataException>(() => Import(folder));
        var place = message.StartsWith("line", StringComparison.Ordinal) ? ", " : ": ";
        Assert.Equal($"{file}{place}{message.Replace("TEST", test, StringComparison.Ordinal)}", error.Message);
        Assert.DoesNotContain("negatives.parquet", Directory.EnumerateFiles(folder["out"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("user\titem\n7\t30\n", "line 1: expected the header user, item, order between tabs, but it is 'user\titem'.")]
    [InlineData("user\titem\torder\n7\t30\n", "line 2: 2 fields between tabs, but 3 were expected: user, item, order.")]
    public void Malformed_training_rows_name_their_line(string train, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("in/train.tsv", train);
        folder.Write("in/test.tsv", "user\titem\n0\t31\n7\t22\n");
        folder.Write("in/test-negatives.txt", Negatives);

        Assert.Equal($"{file}, {message}", Assert.Throws<DataException>(() => Import(folder)).Message);
    }

    [Fact]
    public void A_user_with_two_test_rows_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/train.tsv", "user\titem\torder\n7\t30\t0\n");
        var test = folder.Write("in/test.tsv", "user\titem\n0\t31\n0\t22\n");
        folder.Write("in/test-negatives.txt", Negatives);

        Assert.Equal($"{test}: user 0 has two rows, but leave-one-out holds out one item a user.", Assert.Throws<DataException>(() => Import(folder)).Message);
    }

    [Fact]
    public void Missing_and_doubled_files_are_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        Assert.Equal(
            $"'{folder["in"]}' has no file of training rows: train.tsv or *.train.rating, plain or with .gz.",
            Assert.Throws<DataException>(() => Import(folder)).Message);

        folder.Write("in/train.tsv", "user\titem\torder\n");
        folder.Write("in/train.tsv.gz", "user\titem\torder\n");
        Assert.Equal(
            $"'{folder["in"]}' has several files of training rows: train.tsv, train.tsv.gz; leave one.",
            Assert.Throws<DataException>(() => Import(folder)).Message);
    }

    private static ImportSummary Import(TemporaryFolder folder) =>
        NcfImport.Run(new() { Input = folder["in"], Output = folder["out"] }, new SilentObserver(), new StopSignal());
}
