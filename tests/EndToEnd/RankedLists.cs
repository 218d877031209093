using System.Globalization;
using System.Text.Json;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.EndToEnd;

/// <summary>A row of a ranked list.</summary>
internal sealed record RankedRow(long User, int Rank, string Item, float Score, string Source);

/// <summary>Reads ranked lists in each of the formats that <c>score</c> writes.</summary>
internal static class RankedLists
{
    public static List<RankedRow> Read(string path) => Path.GetExtension(path) switch
    {
        ".parquet" => ReadParquet(path),
        ".csv" => ReadCsv(path),
        _ => ReadJsonLines(path),
    };

    private static List<RankedRow> ReadParquet(string path)
    {
        var rows = new List<RankedRow>();
        foreach (var chunk in ParquetTable.Open(path).Read())
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                rows.Add(new RankedRow(
                    chunk.Integers("user")[row], (int)chunk.Integers("rank")[row], chunk.Texts("item")[row]!, (float)chunk.Reals("score")[row], chunk.Texts("source")[row]!));
            }
        }

        return rows;
    }

    private static List<RankedRow> ReadCsv(string path)
    {
        var lines = File.ReadAllLines(path);
        Assert.Equal("user,rank,item,score,source", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells => new RankedRow(
            long.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2],
            float.Parse(cells[3], CultureInfo.InvariantCulture), cells[4]))];
    }

    private static List<RankedRow> ReadJsonLines(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<RankedRow>(line, JsonSerializerOptions.Web)!)];
}
