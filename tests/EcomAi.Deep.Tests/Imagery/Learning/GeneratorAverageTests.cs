using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Imagery.Models;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class GeneratorAverageTests
{
    [Theory]
    [InlineData(100, 0, 1000, 50, .70710678)] // half a half-life
    [InlineData(100, .05, 1000, 50, .5)] // .05 x 1000 = 50 images
    [InlineData(100, .05, 100_000, 100, .5)]
    public void Decay_follows_the_half_life_and_its_limit(double halfLife, double rampUp, long shown, long fresh, double decay) =>
        Assert.Equal(decay, GeneratorAverage.Decay(halfLife, rampUp, shown, fresh), 1e-8);

    [Fact]
    public void Weights_are_averaged_and_statistics_copied()
    {
        using var scope = NewDisposeScope();
        var model = new GanModelConfig { Kind = GanModelKind.Dcgan, LatentSize = 4, GeneratorWidth = 4, ClassEmbedding = 2 };
        var shape = new ImageShape(1, 8, 8, 2);
        using Generator source = GanModels.CreateGenerator(model, shape, 1), copy = GanModels.CreateGenerator(model, shape, 2);
        var average = new GeneratorAverage(source, copy, 100, 0);
        Assert.All(copy.state_dict(), named => Assert.True(named.Value.bytes.SequenceEqual(source.state_dict()[named.Key].bytes), named.Key));
        using (no_grad())
        {
            foreach (var tensor in source.state_dict().Values)
                tensor.add_(1);
        }

        var before = copy.state_dict().ToDictionary(named => named.Key, named => named.Value.clone());
        average.Update(200, 200); // two half-lives: a quarter is kept
        var statistics = copy.named_buffers().Select(named => named.name).ToHashSet();
        Assert.NotEmpty(statistics);
        Assert.All(copy.state_dict(), named =>
            Assert.Equal(statistics.Contains(named.Key) ? 1 : .75, (named.Value - before[named.Key]).mean().item<float>(), 1e-5));
        Assert.False(copy.training);
    }
}
