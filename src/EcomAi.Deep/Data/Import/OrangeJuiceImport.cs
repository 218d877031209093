namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns the orange juice data of Dominick's Finer Foods (R package bayesm, <c>orangeJuice</c>; weekly sales of 11 brands in 83 stores) into one long table:
/// <c>sales.csv</c> (R's <c>yx</c>) and <c>stores.csv</c> (<c>storedemo</c>), each plain or with <c>.gz</c>. Columns: store, brand, week, units = exp(logmove), price (of
/// the row's brand), log_price = ln(price), log_relative_price = ln(price / mean of the 11 brands' prices in that store and week), deal, feat, and the store's
/// demographics. The rows are those of the source.
/// </summary>
public static class OrangeJuiceImport
{
    private const int Brands = 11;

    private static readonly string[] Demographics =
        ["age60", "educ", "ethnic", "income", "hhlarge", "workwom", "hval150", "sstrdist", "sstrvol", "cpdist5", "cpwvol5"];

    /// <summary>Imports the folder.</summary>
    /// <param name="input">The folder with the two files.</param>
    /// <param name="output">The table to write.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
    /// <exception cref="DataException">A file or column is missing, a field is not of its type, a price is not positive, or a store has no demographics.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(string input, string output, IRunObserver observer, StopSignal stop)
    {
        var job = new ImportJob(output, observer, stop);
        var stores = ReadStores(ImportJob.Find(input, "stores.csv"), job);
        List<long> store = [], brand = [], week = [];
        List<double> units = [], price = [], logPrice = [], relative = [], deal = [], feat = [];
        var demographics = Array.ConvertAll(Demographics, _ => new List<double>());
        string[] wanted = ["store", "brand", "week", "logmove", "deal", "feat", .. Enumerable.Range(1, Brands).Select(number => $"price{number}")];
        using (var rows = new CsvTable(ImportJob.Find(input, "sales.csv"), job, wanted))
        {
            var prices = new double[Brands];
            while (rows.Read())
            {
                var number = rows.Integer(1);
                if (number is < 1 or > Brands)
                    throw rows.Fault($"brand {number} is not one of 1 to {Brands}.");
                if (!stores.TryGetValue(rows.Integer(0), out var of))
                    throw rows.Fault($"store {rows.Integer(0)} is not in stores.csv; both must come from the same source.");
                for (var i = 0; i < Brands; i++)
                    prices[i] = rows.Real(6 + i) is > 0 and var positive ? positive : throw rows.Fault($"price{i + 1} must be above 0, but it is {rows.Text(6 + i)}.");
                var own = prices[number - 1];
                store.Add(rows.Integer(0));
                brand.Add(number);
                week.Add(rows.Integer(2));
                units.Add(Math.Exp(rows.Real(3)));
                price.Add(own);
                logPrice.Add(Math.Log(own));
                relative.Add(Math.Log(own / prices.Average()));
                deal.Add(rows.Real(4));
                feat.Add(rows.Real(5));
                for (var i = 0; i < demographics.Length; i++)
                    demographics[i].Add(of[i]);
            }
        }

        return job.Write(
        [
            ("store", store.ToArray()), ("brand", brand.ToArray()), ("week", week.ToArray()), ("units", units.ToArray()), ("price", price.ToArray()),
            ("log_price", logPrice.ToArray()), ("log_relative_price", relative.ToArray()), ("deal", deal.ToArray()), ("feat", feat.ToArray()),
            .. Demographics.Zip(demographics, (name, values) => (name, (Array)values.ToArray())),
        ]);
    }

    private static Dictionary<long, double[]> ReadStores(string path, ImportJob job)
    {
        var stores = new Dictionary<long, double[]>();
        using var rows = new CsvTable(path, job, ["store", .. Demographics]);
        while (rows.Read())
        {
            if (!stores.TryAdd(rows.Integer(0), [.. Enumerable.Range(1, Demographics.Length).Select(rows.Real)]))
                throw rows.Fault($"store {rows.Integer(0)} stands here twice.");
        }

        return stores;
    }
}
