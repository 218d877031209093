using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.EndToEnd.Imagery;

/// <summary>From a folder of pictures to generated ones and banners: import, train, evaluate, score, creatives, report.</summary>
public sealed class GalleryTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public GalleryTests() => SmallGallery.Open(_ecomai);

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_shop_goes_from_photos_to_banners()
    {
        var trained = _ecomai.Run("train", "--config", SmallGallery.Config).Expect(0);
        Assert.Contains("120 images of 2 classes, 16x16 colour", trained.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^modern +\d", trained.Output);
        Assert.Matches(@"(?m)^· real images +\d", trained.Output);
        Assert.Contains("of the test part", trained.Output, StringComparison.Ordinal);
        using (var run = TrainedShop.OnlyRun(_ecomai, "runs", "gan"))
        {
            Assert.Equal([0L, 10, 20, 24], run.Pictures("samples").Select(picture => picture.Step)); // 3 epochs of 8 steps, a picture at each tenth, the first and the last
            var report = File.ReadAllText(run.ReportPath);
            Assert.Contains("What it makes", report, StringComparison.Ordinal);
            Assert.Contains("Copied or made?", report, StringComparison.Ordinal);
            Assert.Contains("data:image/png;base64,", report, StringComparison.Ordinal);
        }

        var again = _ecomai.Run("evaluate", "--run", "last", "--json").Expect(0);
        Assert.Contains("Frechet distance", again.Output, StringComparison.Ordinal);

        var next = trained.Output.Split("./ecomai ")[1].Trim().Split(' ');
        _ecomai.Run(next).Expect(0);
        var sheet = PictureDecoder.Decode(File.ReadAllBytes(_ecomai.At("samples.png")), "samples.png", 3);
        Assert.True(sheet.Width > 8 * 16 && sheet.Height >= 2 * 16, $"{sheet.Width}x{sheet.Height}");

        _ecomai.Run("score", "--run", "last", "--class", "disc", "--count", "3", "--seed", "5", "--output", "once").Expect(0);
        _ecomai.Run("score", "--run", "last", "--class", "disc", "--count", "5", "--seed", "5", "--output", "more").Expect(0);
        var names = Directory.GetFiles(_ecomai.At("once"), "*.png").Select(Path.GetFileName).Order().ToList();
        Assert.Equal(3, names.Count);
        foreach (var name in names)
        {
            Assert.Equal(File.ReadAllBytes(_ecomai.At($"once/{name}")), File.ReadAllBytes(_ecomai.At($"more/{name}")));
            Assert.Contains(PngEncoder.ReadTexts(File.ReadAllBytes(_ecomai.At($"once/{name}")), name!), text => text.Text.Contains("generated", StringComparison.OrdinalIgnoreCase));
        }

        _ecomai.Run("score", "--run", "last", "--count", "60", "--output", "made.parquet").Expect(0);
        Assert.Contains("120", _ecomai.Run("inspect", "made.parquet").Expect(0).Output, StringComparison.Ordinal);
        _ecomai.Run("train", "--config", SmallGallery.Config, "--output", "second", "data.train=made.parquet", "train.epochs=1", "--quiet").Expect(0);

        _ecomai.Run("creatives", "--run", "last", "--class", "disc", "--price", "9.90", "--line", "Discs", "--size", "300x250,728x90", "--output", "banners").Expect(0);
        var banner = PictureDecoder.Decode(File.ReadAllBytes(_ecomai.At("banners/banner-300x250.png")), "banner", 3);
        Assert.Equal((300, 250), (banner.Width, banner.Height));
        Assert.True(File.Exists(_ecomai.At("banners/banner-728x90.png")));
        Assert.StartsWith("rank,source,class", File.ReadAllText(_ecomai.At("banners/index.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dcgan", "nonSaturating")]
    [InlineData("sngan", "hinge")]
    public void The_references_train_too(string kind, string loss)
    {
        var trained = _ecomai.Run("train", "--config", SmallGallery.Config, $"model.kind={kind}", $"train.loss={loss}", "train.r1=0", "train.emaHalfLife=0", "train.epochs=1").Expect(0);
        Assert.Matches($@"(?m)^{kind} +\d", trained.Output);
        _ecomai.Run("score", "--run", "last", "--count", "2", "--output", "sheet.png").Expect(0);
    }

    [Fact]
    public void Faults_are_told_with_what_to_do()
    {
        _ecomai.Run("train", "--config", SmallGallery.Config, "data.height=18", "data.width=18").ExpectFault(2, "data.height", "divide by 4", "18");
        _ecomai.Run("train", "--config", SmallGallery.Config, "data.validationCount=0").ExpectFault(1, "data.validationCount", "choose a checkpoint by");
        _ecomai.Run("train", "--config", SmallGallery.Config, "train.loss=wganGp").ExpectFault(2, "train.r1", "wganGp");

        Directory.CreateDirectory(_ecomai.At("one"));
        Directory.Move(_ecomai.At("train/disc"), _ecomai.At("one/disc"));
        _ecomai.Run("import", "images", "one", "--output", "one.parquet").Expect(0);
        _ecomai.Run("train", "--config", SmallGallery.Config, "data.train=one.parquet", "data.test=").ExpectFault(1, "at least 2 classes, received one ('disc')");

        _ecomai.Run("train", "--config", SmallGallery.Config, "train.epochs=1", "--quiet").Expect(0);
        _ecomai.Run("score", "--run", "last", "--count", "0", "--output", "none").ExpectFault(2, "--count must be a whole number, 1 to", "received '0'");
        _ecomai.Run("score", "--run", "last", "--class", "hat", "--output", "none").ExpectFault(2, "'hat'", "bar, disc");
        _ecomai.Run("score", "--run", "last", "--top", "3", "--output", "none").ExpectFault(2, "--top is no option for a run of the family gan");
        _ecomai.Run("creatives", "--run", "last", "--class", "disc", "--font", "missing.ttf", "--output", "none").ExpectFault(1, "missing.ttf");
        Assert.False(Directory.Exists(_ecomai.At("none")) && Directory.GetFiles(_ecomai.At("none")).Length > 0);
    }

    [Fact]
    public void A_collapse_ends_the_run_when_asked_to()
    {
        // A discriminator alone learns at this rate, so it soon is always right.
        var stopped = _ecomai.Run("train", "--config", SmallGallery.Config, "train.collapse=stop", "train.generatorRate=0.00000001", "train.discriminatorRate=0.002", "train.epochs=200", "train.validateEvery=200", "train.gridEvery=10000", "train.r1=0", "train.r2=0", "--quiet");
        stopped.ExpectFault(1, "discriminator always wins", "train.collapse=warn");
    }
}
