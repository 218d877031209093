using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Imagery.Models;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Tests.Imagery.Models;

public class GanModelsTests
{
    private static readonly GanModelConfig Small = new() { LatentSize = 6, GeneratorWidth = 8, DiscriminatorWidth = 8, MaxWidth = 16, ClassEmbedding = 3 };

    public static TheoryData<GanModelKind, int, int, int> Forms()
    {
        var forms = new TheoryData<GanModelKind, int, int, int>();
        foreach (var kind in Enum.GetValues<GanModelKind>())
        {
            forms.Add(kind, 1, 8, 8);
            forms.Add(kind, 1, 28, 28);
            forms.Add(kind, 3, 32, 32);
            forms.Add(kind, 3, 48, 64);
            forms.Add(kind, 3, 64, 64);
            forms.Add(kind, 1, 20, 12);
            forms.Add(kind, 3, 128, 128);
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Networks_fit_the_images(GanModelKind kind, int channels, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var shape = new ImageShape(channels, height, width, 3);
        var (generator, discriminator) = GanModels.Create(Small with { Kind = kind }, shape, 1);
        using (generator)
        using (discriminator)
        {
            var labels = tensor(new long[] { 0, 2 });
            var images = generator.call(randn([2, 6]), labels);
            Assert.Equal([2, channels, height, width], images.shape);
            Assert.Equal(ScalarType.Float32, images.dtype);
            Assert.True(images.abs().max().item<float>() <= 1);
            Assert.Equal(shape, generator.Shape);
            Assert.Equal(6, generator.LatentSize);
            var features = discriminator.Features(images);
            Assert.Equal(2, features.shape[0]);
            Assert.Equal(ScalarType.Float32, features.dtype);
            Assert.Equal([2], discriminator.call(images, labels).shape);
        }
    }

    // Counted by hand: class table 2 x 3; 9 -> 8 x 4 x 4 with bias; 3x3 from 8 to 8 and 8 to 4 with bias. 3x3 from 4 to 8 and 8 to 8 with bias; 8 x 4 x 4 -> 128; head 128 + 1, and 2 x 128.
    [Fact]
    public void The_smallest_modern_networks_have_the_parameters_counted_by_hand()
    {
        var (generator, discriminator) = GanModels.Create(Small, new ImageShape(1, 8, 8, 2), 1);
        using (generator)
        using (discriminator)
        {
            Assert.Equal(6 + 1280 + 584 + 292, GanModels.ParameterCount(generator));
            Assert.Equal(296 + 584 + 16512 + 129 + 256, GanModels.ParameterCount(discriminator));
        }
    }

    // Class table 10 x 16; 80 -> 96 x 7 x 7; two norms and 4x4 kernels 96 -> 48 -> 1. 4x4 kernels 1 -> 48 -> 96, one norm; head of 4704 features and 10 classes.
    [Fact]
    public void Dcgan_for_28_by_28_has_the_parameters_counted_by_hand()
    {
        var model = new GanModelConfig { Kind = GanModelKind.Dcgan, GeneratorWidth = 48, DiscriminatorWidth = 48, MaxWidth = 256, ClassEmbedding = 16 };
        var (generator, discriminator) = GanModels.Create(model, new ImageShape(1, 28, 28, 10), 1);
        using (generator)
        using (discriminator)
        {
            Assert.Equal(160 + 376_320 + 192 + 73_728 + 96 + 769, GanModels.ParameterCount(generator));
            Assert.Equal(816 + 73_728 + 192 + 4705 + 47_040, GanModels.ParameterCount(discriminator));
        }
    }

    [Theory]
    [InlineData(GanModelKind.Modern, 8, 8, 24, 40)] // 64 -> 32 -> 16: 24 x 1.6 = 38.4, to a multiple of 8
    public void Channels_grow_by_the_factor_asked_for(GanModelKind kind, int height, int width, int first, int second)
    {
        var model = Small with { Kind = kind, Growth = 1.6, DiscriminatorWidth = 24, MaxWidth = 96 };
        using var discriminator = GanModels.CreateDiscriminator(model, new ImageShape(3, 2 * height, 2 * width, 2), 1);
        var shapes = discriminator.named_parameters().Where(named => named.parameter.dim() == 4).Select(named => named.parameter.shape[0]).Distinct();
        Assert.Equal([first, second], shapes.Order());
    }

    [Theory]
    [InlineData(GanModelKind.Modern)]
    [InlineData(GanModelKind.Dcgan)]
    [InlineData(GanModelKind.Sngan)]
    public void The_seed_decides_the_first_weights(GanModelKind kind)
    {
        var shape = new ImageShape(3, 16, 16, 2);
        using Generator one = GanModels.CreateGenerator(Small with { Kind = kind }, shape, 5), same = GanModels.CreateGenerator(Small with { Kind = kind }, shape, 5);
        using var other = GanModels.CreateGenerator(Small with { Kind = kind }, shape, 6);
        Assert.All(one.state_dict(), named => Assert.True(named.Value.bytes.SequenceEqual(same.state_dict()[named.Key].bytes), named.Key));
        Assert.Contains(one.state_dict(), named => !named.Value.bytes.SequenceEqual(other.state_dict()[named.Key].bytes));
    }

    [Theory]
    [InlineData(30, 32)]
    [InlineData(4, 8)]
    public void Sides_that_do_not_suit_are_refused(int height, int width)
    {
        var error = Assert.Throws<ArgumentException>(() => GanModels.Create(Small, new ImageShape(1, height, width, 2), 1));
        Assert.Contains($"{width} x {height}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GanModelKind.Modern, GanLossKind.Relativistic, true)]
    [InlineData(GanModelKind.Sngan, GanLossKind.Hinge, true)]
    [InlineData(GanModelKind.Dcgan, GanLossKind.NonSaturating, false)]
    [InlineData(GanModelKind.Dcgan, GanLossKind.WganGp, true)]
    public void A_logit_depends_on_its_own_image_alone_where_it_is_said(GanModelKind kind, GanLossKind loss, bool alone)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        using var discriminator = GanModels.CreateDiscriminator(Small with { Kind = kind }, new ImageShape(1, 16, 16, 2), 1, loss: loss);
        Assert.Equal(alone, discriminator.SeesImagesAlone);
        var images = randn([4, 1, 16, 16]);
        var labels = tensor(new long[] { 0, 1, 0, 1 });
        var together = discriminator.call(images, labels).narrow(0, 0, 2);
        var apart = discriminator.call(images.narrow(0, 0, 2), labels.narrow(0, 0, 2));
        Assert.Equal(alone, (together - apart).abs().max().item<float>() < 1e-4);
    }

    [Theory]
    [InlineData(GanModelKind.Modern)]
    [InlineData(GanModelKind.Dcgan)]
    [InlineData(GanModelKind.Sngan)]
    public void Half_the_precision_gives_nearly_the_same_images(GanModelKind kind)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var shape = new ImageShape(3, 16, 24, 2);
        using Generator full = GanModels.CreateGenerator(Small with { Kind = kind }, shape, 5), half = GanModels.CreateGenerator(Small with { Kind = kind }, shape, 5, precision: Precision.Bf16);
        var latents = randn([8, 6]);
        var labels = zeros(8, ScalarType.Int64);
        var (exact, rough) = (full.call(latents, labels), half.call(latents, labels));
        Assert.Equal(ScalarType.Float32, rough.dtype);
        var error = (exact - rough).norm().item<float>() / exact.norm().item<float>();
        Assert.InRange(error, 1e-6f, .05f); // bfloat16 has 8 bits
    }
}
