using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd;

/// <summary>The small shop with one finished run, made once for a class of tests.</summary>
public sealed class TrainedShop : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public TrainedShop()
    {
        SmallShop.Open(_ecomai, SmallShop.Purchases());
        Trained = _ecomai.Run("train", "--config", SmallShop.Config, "--json").Expect(0);
    }

    /// <summary>What <c>train --json</c> printed.</summary>
    public ProcessResult Trained { get; }

    /// <summary>A folder with a copy of the data, the configuration and the run, for a test to use up.</summary>
    public EcomAiProcess Copy()
    {
        var copy = new EcomAiProcess();
        foreach (var file in Directory.EnumerateFiles(_ecomai.Folder, "*", SearchOption.AllDirectories))
        {
            var target = copy.At(Path.GetRelativePath(_ecomai.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>The only run under a folder of runs.</summary>
    public static RunFolder OnlyRun(EcomAiProcess ecomai, string runs = "runs", string family = "ncf") =>
        RunFolder.Open(Assert.Single(Directory.GetDirectories(ecomai.At($"{runs}/{family}"))));

    public void Dispose() => _ecomai.Dispose();
}
