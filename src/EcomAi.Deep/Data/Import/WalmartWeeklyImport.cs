namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns the files of the Walmart store sales forecasting competition (weekly sales of 45 stores' departments, 2010 to 2012) into one long table: <c>sales.csv</c>, <c>features.csv</c> by
/// store and week, and <c>stores.csv</c>, each plain or with <c>.gz</c>. Columns: store, dept, date, weekly_sales, is_holiday, temperature, fuel_price, markdown1 to
/// markdown5, cpi, unemployment, type, size.
/// </summary>
public static class WalmartWeeklyImport
{
    private static readonly string[] Features =
        ["temperature", "fuel_price", "markdown1", "markdown2", "markdown3", "markdown4", "markdown5", "cpi", "unemployment"];

    /// <summary>Imports the folder.</summary>
    /// <param name="input">The folder with the three files.</param>
    /// <param name="output">The table to write.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
    /// <exception cref="DataException">A file or column is missing, a field is not of its type, or a store or week of the sales has no features.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(string input, string output, IRunObserver observer, StopSignal stop)
    {
        var job = new ImportJob(output, observer, stop);
        var stores = ReadStores(ImportJob.Find(input, "stores.csv"), job);
        var features = ReadFeatures(ImportJob.Find(input, "features.csv"), job);
        List<long> store = [], dept = [], size = [];
        List<DateTime> date = [];
        List<double> sales = [];
        List<bool> holiday = [];
        List<string> type = [];
        var columns = Array.ConvertAll(Features, _ => new List<double?>());
        using (var rows = new CsvTable(ImportJob.Find(input, "sales.csv"), job, "Store", "Dept", "Date", "Weekly_Sales", "IsHoliday"))
        {
            while (rows.Read())
            {
                var (number, day) = (rows.Integer(0), rows.Day(2));
                if (!stores.TryGetValue(number, out var of))
                    throw rows.Fault($"store {number} is not in stores.csv; both must come from the same source.");
                if (!features.TryGetValue((number, day), out var week))
                    throw rows.Fault($"store {number} on {TimeText.Day(day)} is not in features.csv; both must come from the same source.");
                store.Add(number);
                dept.Add(rows.Integer(1));
                date.Add(TimeText.ToDateTime(day));
                sales.Add(rows.Real(3));
                holiday.Add(rows.Flag(4));
                type.Add(of.Type);
                size.Add(of.Size);
                for (var column = 0; column < columns.Length; column++)
                    columns[column].Add(week[column]);
            }
        }

        return job.Write(
        [
            ("store", store.ToArray()), ("dept", dept.ToArray()), ("date", date.ToArray()), ("weekly_sales", sales.ToArray()), ("is_holiday", holiday.ToArray()),
            .. Features.Zip(columns, (name, values) => (name, (Array)values.ToArray())),
            ("type", type.ToArray()), ("size", size.ToArray()),
        ]);
    }

    private static Dictionary<long, (string Type, long Size)> ReadStores(string path, ImportJob job)
    {
        var stores = new Dictionary<long, (string, long)>();
        using var rows = new CsvTable(path, job, "Store", "Type", "Size");
        while (rows.Read())
        {
            if (!stores.TryAdd(rows.Integer(0), (rows.Text(1).ToString(), rows.Integer(2))))
                throw rows.Fault($"store {rows.Integer(0)} stands here twice.");
        }

        return stores;
    }

    private static Dictionary<(long Store, long Date), double?[]> ReadFeatures(string path, ImportJob job)
    {
        var features = new Dictionary<(long, long), double?[]>();
        using var rows = new CsvTable(path, job, ["Store", "Date", .. Features]);
        while (rows.Read())
        {
            if (!features.TryAdd((rows.Integer(0), rows.Day(1)), [.. Enumerable.Range(2, Features.Length).Select(rows.RealOrNull)]))
                throw rows.Fault($"store {rows.Integer(0)} on {rows.Text(1)} stands here twice.");
        }

        return features;
    }
}
