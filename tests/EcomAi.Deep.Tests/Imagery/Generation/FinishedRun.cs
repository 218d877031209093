using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Models;
using EcomAi.Deep.Tests.Training;
using EcomAi.Deep.Training;
using static TorchSharp.torch;
using Discriminator = EcomAi.Deep.Imagery.Models.Discriminator;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Tests.Imagery.Generation;

/// <summary>A run folder with one checkpoint of small untrained networks, whose average differs from the generator, and a table of real images: all of one colour, the class's.</summary>
public sealed class FinishedRun : IDisposable
{
    private static readonly string[] Classes = ["dress", "t-shirt/top", "hat"];
    private readonly TemporaryFolder _folder = new();

    public FinishedRun()
    {
        Config = new GanConfig
        {
            Family = "gan",
            Device = "cpu",
            Data = new ImageDataConfig { Train = _folder["real.parquet"] },
            Model = new GanModelConfig { LatentSize = 8, GeneratorWidth = 4, DiscriminatorWidth = 4, MaxWidth = 8, ClassEmbedding = 4 },
        };
        Facts = new ImageFacts(Classes, 3, 16, 12);
        using var run = RunFolder.Create(_folder.Path, "gan");
        run.WriteConfig(Config);
        Path = run.Path;
        var (generator, discriminator) = GanModels.Create(Config.Model, new ImageShape(3, 16, 12, 3), seed: 1);
        var average = GanModels.CreateGenerator(Config.Model, new ImageShape(3, 16, 12, 3), seed: 2);
        Write(run, generator, discriminator, average);
        WriteReal();
        generator.Dispose();
        discriminator.Dispose();
        average.Dispose();
    }

    public GanConfig Config { get; }

    public ImageFacts Facts { get; }

    public string Path { get; }

    public string this[string name] => _folder[name];

    public TrainedGan Load()
    {
        using var run = RunFolder.Open(Path);
        return TrainedGan.Load(run, Config, CPU);
    }

    public ScoreResult Score(string output, ClassProbabilities? probabilities = null, params (string Key, string Value)[] options)
    {
        using var run = RunFolder.Open(Path);
        var request = new ScoreRequest(
            Config, Path, output, options.ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal), new RecordingObserver(), new StopSignal());
        return new ImageScoring(request, run, probabilities).Run();
    }

    public void Dispose() => _folder.Dispose();

    private static void Write(RunFolder run, Generator generator, Discriminator discriminator, Generator average)
    {
        var state = new Dictionary<string, Tensor>();
        foreach (var (prefix, part) in new[] { ("generator.", generator.state_dict()), ("discriminator.", discriminator.state_dict()), ("average.", average.state_dict()) })
        {
            foreach (var (name, tensor) in part)
                state.Add(prefix + name, tensor);
        }

        new CheckpointStore(run.CheckpointsPath).Write("step-00000001", new TrainingState { Step = 1, EndReason = "all epochs done" }, folder =>
        {
            Safetensors.Write(System.IO.Path.Combine(folder, "model.safetensors"), state);
            new ImageFacts(Classes, 3, 16, 12).Write(folder);
        });
    }

    private void WriteReal()
    {
        using var table = new TableWriter(_folder["real.parquet"], [new("image", OutputType.Bytes), new("label", OutputType.Text)]);
        for (var i = 0; i < 9; i++)
        {
            var samples = new byte[16 * 12 * 3];
            Array.Fill(samples, (byte)(20 + (25 * i)));
            table.Write(1, new[] { PngEncoder.Encode(new Picture(12, 16, 3, samples)) }, new[] { Classes[i % 3] });
        }

        table.Commit();
    }
}
