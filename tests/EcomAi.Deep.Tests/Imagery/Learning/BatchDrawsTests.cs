using EcomAi.Deep.Imagery.Learning;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class BatchDrawsTests
{
    private static readonly long[] Labels = [0, 0, 0, 0, 0, 2, 2, 1, 1, 1];

    [Fact]
    public void Natural_draws_show_every_image_once_before_any_twice()
    {
        var draws = new BatchDraws(ImageSampling.Natural, 3, 4, Labels);
        Assert.Equal(3, draws.StepsPerEpoch);
        var shown = Enumerable.Range(0, 10).SelectMany(step => draws.Rows(step / 3, step % 3)).ToArray(); // 40 images, 4 passes
        var passes = shown.Chunk(10).ToArray();
        Assert.All(passes, pass => Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], pass.Order()));
        Assert.NotEqual(passes[0], passes[1]);
    }

    [Fact]
    public void A_batch_larger_than_the_set_repeats_it()
    {
        var rows = new BatchDraws(ImageSampling.Natural, 3, 25, Labels).Rows(0, 0);
        Assert.All(rows.CountBy(row => row), count => Assert.InRange(count.Value, 2, 3));
    }

    [Theory]
    [InlineData(ImageSampling.Natural)]
    [InlineData(ImageSampling.Balanced)]
    public void A_step_is_the_same_whatever_came_before(ImageSampling sampling)
    {
        var draws = new BatchDraws(sampling, 3, 4, Labels);
        var all = Enumerable.Range(0, 9).Select(step => draws.Rows(step / 3, step % 3)).ToArray();
        Assert.Equal(all[7], new BatchDraws(sampling, 3, 4, Labels).Rows(2, 1));
        Assert.Equal(all[1], draws.Rows(0, 1));
        Assert.NotEqual(all[7], new BatchDraws(sampling, 4, 4, Labels).Rows(2, 1));
    }

    [Fact]
    public void Balanced_draws_show_every_class_equally_often_and_all_its_images()
    {
        var draws = new BatchDraws(ImageSampling.Balanced, 3, 4, [.. Labels, 7]); // class 7 has one image; 3 to 6 have none
        var shown = Enumerable.Range(0, 90).SelectMany(step => draws.Rows(0, step)).ToArray();
        Assert.All(shown.CountBy(row => row == 10 ? 7 : Labels[row]), count => Assert.Equal(90, count.Value));
        Assert.Equal(11, shown.Distinct().Count());
    }

    [Fact]
    public void No_images_are_an_error() => Assert.Throws<ArgumentException>(() => new BatchDraws(ImageSampling.Natural, 1, 4, []));
}
