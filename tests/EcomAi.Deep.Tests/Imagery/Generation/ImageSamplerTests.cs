using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Generation;

public sealed class ImageSamplerTests : IDisposable
{
    private readonly SmallGenerator _generator = new();

    public void Dispose() => _generator.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        Assert.Equal(Bytes(seed: 3, [0, 1, 2]), Bytes(seed: 3, [0, 1, 2]));
        Assert.NotEqual(Bytes(seed: 3, [0, 1, 2]), Bytes(seed: 4, [0, 1, 2]));
    }

    [Fact]
    public void The_class_changes_the_image() => Assert.NotEqual(Bytes(seed: 3, [0]), Bytes(seed: 3, [1]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(129)]
    public void An_image_is_the_same_alone_and_among_others(int number)
    {
        var labels = Enumerable.Range(0, 130).Select(i => (long)(i % 3)).ToArray();
        var image = 3 * 8 * 12;
        Assert.Equal(Bytes(seed: 5, labels)[(number * image)..((number + 1) * image)], Bytes(seed: 5, [labels[number]], first: number));
    }

    [Fact]
    public void Bytes_are_the_tanh_rounded_to_the_nearest_of_256_steps()
    {
        using var images = ImageSampler.Sample(_generator, [1], seed: 9);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var direct = _generator.call(Latents.Draw(9, 0, 1, 16), tensor(new long[] { 1 })).data<float>().ToArray();
        var bytes = images.Pixels.data<byte>().ToArray();
        for (var i = 0; i < bytes.Length; i++)
            Assert.InRange(Math.Abs(bytes[i] - ((direct[i] + 1) * 127.5)), 0, .501);
    }

    [Fact]
    public void Truncation_keeps_latents_near_and_makes_images_more_alike()
    {
        using var near = Latents.Draw(1, 0, 50, 16, truncation: .3);
        Assert.All(near.data<float>().ToArray(), number => Assert.InRange(number, -.3f, .3f));
        Assert.True(Spread(.3) < Spread(double.PositiveInfinity) / 2);
    }

    [Fact]
    public void The_generator_is_in_evaluation_mode_only_while_it_makes_images()
    {
        _generator.train();
        ImageSampler.Sample(_generator, [0], seed: 1).Dispose();
        Assert.False(_generator.WasTraining);
        Assert.True(_generator.training);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var before = LiveTensors.Settled();
        ImageSampler.Sample(_generator, new long[70], seed: 1).Dispose();
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void No_labels_give_no_images()
    {
        using var images = ImageSampler.Sample(_generator, [], seed: 1);
        Assert.Equal([0, 3, 8, 12], images.Pixels.shape);
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => ImageSampler.Sample(_generator, [0, 3], seed: 1));
        Assert.StartsWith("a label is 3, but there are 3 classes.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wish_to_stop_ends_the_work()
    {
        var stop = new StopSignal();
        stop.Request(130);
        Assert.Equal(130, Assert.Throws<RunStoppedException>(() => ImageSampler.Sample(_generator, [0], seed: 1, stop: stop)).ExitCode);
    }

    [Fact]
    public void Labels_are_distributed_as_in_the_reference_and_mixed()
    {
        // 5 of 10, 3 of 10 and 2 of 10 images: 3.5, 2.1 and 1.4 of 7, so the one that is left goes to the first class.
        using var reference = new ImageSet(zeros([10, 1, 4, 4], uint8), tensor(new long[] { 0, 0, 0, 0, 0, 1, 1, 1, 2, 2 }), ["a", "b", "c"]);
        var labels = ImageSampler.LabelsLike(reference, 7);
        Assert.Equal([4, 2, 1], Enumerable.Range(0, 3).Select(label => labels.Count(other => other == label)));
        Assert.Equal([0, 1, 0, 2, 0, 1, 0], labels);
    }

    private byte[] Bytes(long seed, long[] labels, long first = 0)
    {
        using var images = ImageSampler.Sample(_generator, labels, seed, first: first);
        return images.Pixels.data<byte>().ToArray();
    }

    private double Spread(double truncation)
    {
        using var images = ImageSampler.Sample(_generator, new long[40], seed: 2, truncation);
        using var scope = NewDisposeScope();
        return images.Pixels.to(float32).std(0).mean().item<float>();
    }
}
