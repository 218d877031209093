using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Creatives;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Tests.Imagery.Generation;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Creatives;

public sealed class BannerSheetsTests(FinishedRun run) : IClassFixture<FinishedRun>, IDisposable
{
    private readonly Training.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gets_banners_an_overview_and_an_index()
    {
        var result = Make(request => request with { Line = "Hats", Price = "€9.99", Sizes = "300x250,728x90" });
        Assert.Equal(2, result.Rows);
        Assert.Equal(["banner-300x250.png", "banner-728x90.png", "index.csv", "overview.png"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var banner = PictureDecoder.Load(_folder["out/banner-728x90.png"]);
        Assert.Equal((728, 90), (banner.Width, banner.Height));
        var lines = File.ReadAllLines(_folder["out/index.csv"]);
        Assert.Equal("rank,source,class,seed,number,discriminator,probability,average_rank,banners", lines[0]);
        // 10 generated images and the table's 3 hats; the best one is on both banners.
        Assert.Equal(14, lines.Length);
        Assert.Equal(3, lines.Count(line => line.Contains(",real,hat,,", StringComparison.Ordinal)));
        Assert.EndsWith(",300x250 728x90", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Banners_say_what_is_generated()
    {
        Make(request => request with { Source = PictureSource.Generated, Sizes = "300x250" });
        Assert.Contains(Texts("out/banner-300x250.png"), text => text.Keyword == "Comment" && text.Text.StartsWith("This is no photograph", StringComparison.Ordinal));
        Make(request => request with { Source = PictureSource.Real, Sizes = "300x250" });
        Assert.Contains(Texts("out/banner-300x250.png"), text => text.Keyword == "Comment" && text.Text == "The pictures are photographs; none is generated.");
    }

    [Fact]
    public void The_classifier_has_its_say()
    {
        // A discriminator that cannot tell, and a classifier that likes real images, which are plain.
        Make(request => request with { Sizes = "300x250" }, images =>
        {
            using var spread = images.Pixels.to(float32).view(images.Count, -1).std(1);
            return spread.lt(1).to(float32).unsqueeze(1).expand(images.Count, 3).clone();
        });
        var lines = File.ReadAllLines(_folder["out/index.csv"]).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.All(lines, line => Assert.Equal(line[1] == "real" ? "1" : "0", line[6]));
        Assert.True(lines.Where(line => line[1] == "real").Average(line => int.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture)) < 7);
    }

    [Fact]
    public void Missing_training_images_are_told()
    {
        var fault = Assert.Throws<DataException>(() => Make(request => request with { Config = run.Config with { Data = run.Config.Data with { Train = "gone.parquet" } } }));
        Assert.Equal("the run's training images 'gone.parquet' are not there. Name real images with --images DATA.parquet, or leave them out with --source generated.", fault.Message);
    }

    [Theory]
    [InlineData("0", null, "--count must be a whole number, 1 to 100000 generated images, received '0'")]
    [InlineData("5", "-1", "--seed must be a whole number, 0 to 9223372036854775806, received '-1'")]
    public void What_cannot_be_followed_is_told(string count, string? seed, string message) =>
        Assert.Equal(message, Assert.Throws<ScoreOptionException>(() => Make(request => request with { Count = count, Seed = seed })).Message);

    [Fact]
    public void An_unknown_class_is_told() =>
        Assert.StartsWith("--class 'shoe' is no class of this run.", Assert.Throws<ScoreOptionException>(() => Make(request => request with { Class = "shoe" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Ranks_are_averaged_and_equal_values_share_them()
    {
        Assert.Equal([.5 / 3, 1, .5 / 3, 2.0 / 3], CandidateRanking.Ranks([1, 9, 1, 5]));
        Candidate Of(int number, float score, float probability) => new(new Picture(1, 1, 1, [0]), true, number, score, probability);
        // Ranks by score 1, 1/2, 0 and by class 1/2, 1, 0.
        var order = CandidateRanking.Order([Of(0, 5, .2f), Of(1, 4, .9f), Of(2, 1, .1f)]);
        Assert.Equal([0, 1, 2], order.Select(pair => (int)pair.Candidate.Number));
        Assert.Equal([.75, .75, 0], order.Select(pair => pair.Rank));
    }

    [Fact]
    public void Pictures_that_look_alike_stand_back()
    {
        Candidate Of(int number, byte sample) => new(new Picture(2, 2, 1, [sample, sample, sample, sample]), true, number, 0, null);
        var ordered = new[] { Of(0, 100), Of(1, 103), Of(2, 150), Of(3, 200) };
        Assert.Equal([0, 2, 3], CandidateRanking.Distinct(ordered, 3).Select(candidate => (int)candidate.Number));
        Assert.Equal([0, 2, 3, 1], CandidateRanking.Distinct(ordered, 4).Select(candidate => (int)candidate.Number));
    }

    private IReadOnlyList<PngText> Texts(string name) => PngEncoder.ReadTexts(File.ReadAllBytes(_folder[name]), name);

    private ScoreResult Make(Func<CreativesRequest, CreativesRequest> change, ClassProbabilities? probabilities = null) => new BannerSheets(
        change(new CreativesRequest
        {
            Config = run.Config,
            Run = run.Path,
            Class = "hat",
            Output = _folder["out"],
            Count = "10",
            Observer = new Training.RecordingObserver(),
            Stop = new StopSignal(),
        }), probabilities).Run();
}
