using EcomAi.Deep.Data.Import;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

/// <summary>Small tables written as comma-separated text, whose types are found as for imported files.</summary>
internal static class SeriesTables
{
    public static string Table(this TemporaryFolder folder, string name, string text)
    {
        var csv = folder.Write(name + ".csv", text.ReplaceLineEndings("\n"));
        CsvImport.Run(new() { Input = csv, Output = folder[name + ".parquet"] }, new SilentObserver(), new StopSignal());
        return folder[name + ".parquet"];
    }
}
