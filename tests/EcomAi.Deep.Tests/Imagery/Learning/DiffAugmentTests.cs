using EcomAi.Deep.Imagery.Learning;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class DiffAugmentTests
{
    private static readonly AugmentConfig All = new() { Color = true, Translation = .125, Cutout = .5 };

    [Fact]
    public void Nothing_asked_for_is_nothing_done()
    {
        using var scope = NewDisposeScope();
        var images = randn(2, 3, 8, 8);
        var off = new DiffAugment(new AugmentConfig { Flip = true });
        Assert.True(off.IsOff);
        Assert.Same(images, off.Apply(images, rand(2, DiffAugment.DrawsAnImage)));
    }

    [Fact]
    public void A_shift_moves_pixels_and_leaves_gray()
    {
        using var scope = NewDisposeScope();
        var images = arange(1, 33, dtype: ScalarType.Float32).view(1, 2, 4, 4);
        var draws = zeros(1, DiffAugment.DrawsAnImage);
        draws[0, 3] = .9f; // of -1, 0, 1 the last: one row down
        draws[0, 4] = .1f; // one column left
        var moved = new DiffAugment(new AugmentConfig { Translation = .25 }).Apply(images, draws);
        Assert.Equal([0, 0, 0, 0, 2, 3, 4, 0, 6, 7, 8, 0, 10, 11, 12, 0], moved.select(1, 0).reshape(-1).data<float>().ToArray());
        Assert.Equal([0, 0, 0, 0, 18, 19, 20, 0], moved.select(1, 1).reshape(-1).narrow(0, 0, 8).data<float>().ToArray());
    }

    [Theory]
    [InlineData(.5f, .5f, 4, 4)] // the middle of 8 x 8: rows 2 to 5
    [InlineData(0f, 0f, 2, 2)] // a middle in the corner leaves a quarter of the cut inside
    [InlineData(.999f, .5f, 2, 4)]
    public void A_cut_has_half_the_side_and_may_leave_the_image(float row, float column, int rows, int columns)
    {
        using var scope = NewDisposeScope();
        var draws = zeros(1, DiffAugment.DrawsAnImage);
        draws[0, 5] = row;
        draws[0, 6] = column;
        var cut = new DiffAugment(new AugmentConfig { Cutout = .5 }).Apply(ones(1, 3, 8, 8), draws);
        Assert.Equal(3 * (64 - (rows * columns)), cut.sum().item<float>());
        Assert.Equal(rows, 8 - cut.select(1, 0).amax([2], keepdim: false).ne(cut.select(1, 0).amin([2], keepdim: false)).logical_not().sum().item<long>());
    }

    // Pixel (.2, .4, .6) beside (0, 0, 0): brightness + .25, saturation 1.5 around the pixel's mean, contrast .75 around the image's mean .2 + .25.
    [Fact]
    public void Colours_change_as_computed_by_hand()
    {
        using var scope = NewDisposeScope();
        var images = tensor(new[] { .2f, 0, .4f, 0, .6f, 0 }, [1, 3, 1, 2]);
        var draws = tensor(new[] { .75f, .75f, .25f, 0, 0, 0, 0 }, [1, 7]);
        var changed = new DiffAugment(new AugmentConfig { Color = true }).Apply(images, draws);
        // brighter (.45, .65, .85), (.25, .25, .25); more colour (.35, .65, .95); less contrast: (x - .45) * .75 + .45
        Assert.Equal([.375f, .3f, .6f, .3f, .825f, .3f], changed.reshape(-1).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        var gray = new DiffAugment(new AugmentConfig { Color = true }).Apply(images.narrow(1, 0, 1), draws);
        // gray (.45, .25) around .35, without saturation
        Assert.Equal([.425f, .275f], gray.reshape(-1).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Gradients_pass_to_the_pixels_that_are_left()
    {
        using var scope = NewDisposeScope();
        var images = randn(4, 3, 8, 8).requires_grad_();
        var draws = tensor(Enumerable.Repeat(new[] { .5f, .5f, .5f, 0, 0, .5f, .5f }, 4).SelectMany(x => x).ToArray(), [4, 7]); // colours as they are, up and left by 1
        new DiffAugment(All).Apply(images, draws).sum().backward();
        var expected = ones(8, 8);
        expected.narrow(0, 0, 1).zero_(); // shifted out
        expected.narrow(1, 0, 1).zero_();
        expected.narrow(0, 3, 4).narrow(1, 3, 4).zero_(); // cut at 2 to 5 after the shift
        Assert.Equal(expected.reshape(-1).data<float>().ToArray(), images.grad![1, 2].reshape(-1).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Every_image_has_draws_of_its_own()
    {
        using var scope = NewDisposeScope();
        var images = ones(1, 3, 16, 16).expand(2, -1, -1, -1);
        var draws = rand(2, DiffAugment.DrawsAnImage);
        var both = new DiffAugment(All).Apply(images, draws);
        var second = new DiffAugment(All).Apply(images.narrow(0, 1, 1), draws.narrow(0, 1, 1));
        Assert.True(both.narrow(0, 1, 1).allclose(second));
        Assert.False(both.narrow(0, 0, 1).allclose(second));
    }

    [Fact]
    public void Only_the_images_asked_for_are_mirrored()
    {
        using var scope = NewDisposeScope();
        var images = tensor(new byte[] { 1, 2, 3, 4 }, [2, 1, 1, 2]);
        Assert.Equal([2, 1, 3, 4], DiffAugment.Mirror(images, tensor(new[] { true, false })).reshape(-1).data<byte>().ToArray());
    }
}
