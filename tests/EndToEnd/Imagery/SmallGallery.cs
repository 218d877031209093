using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.EndToEnd.Imagery;

/// <summary>Two classes of small colour pictures, bright discs and dark bars, as a tree of PNG files and as tables.</summary>
internal static class SmallGallery
{
    public const string Config = "gallery.json";
    private const int Side = 16;

    /// <summary>Writes the pictures, imports them and writes the configuration <see cref="Config"/>.</summary>
    public static void Open(EcomAiProcess ecomai)
    {
        foreach (var (part, count) in new[] { ("train", 80), ("test", 40) })
        {
            for (var number = 0; number < count; number++)
            {
                Save(ecomai.At($"{part}/disc/{number:D3}.png"), Disc(new Random(number + (part == "test" ? 1000 : 0))));
                Save(ecomai.At($"{part}/bar/{number:D3}.png"), Bar(new Random(number + (part == "test" ? 3000 : 2000))));
            }

            ecomai.Run("import", "images", part, "--output", $"{part}.parquet").Expect(0);
        }

        ecomai.Write(Config, """
            {
              "family": "gan",
              "threads": 1,
              "device": "cpu",
              "data": { "train": "train.parquet", "test": "test.parquet", "validationCount": 40 },
              "model": { "latentSize": 8, "generatorWidth": 8, "discriminatorWidth": 8, "maxWidth": 16, "classEmbedding": 4 },
              "train": { "epochs": 3, "batchSize": 16, "gridEvery": 10, "logEvery": 5 },
              "evaluate": { "samples": 100, "validationSamples": 100, "classifierEpochs": 20, "classifierWidth": 4 }
            }
            """);
    }

    private static void Save(string file, Picture picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, PngEncoder.Encode(picture));
    }

    private static Picture Disc(Random random)
    {
        var (row, column, radius, red) = (6 + (4 * random.NextDouble()), 6 + (4 * random.NextDouble()), 3 + (2 * random.NextDouble()), 150 + random.Next(100));
        return Paint((y, x) => ((y - row) * (y - row)) + ((x - column) * (x - column)) < radius * radius ? (red, 60, 40) : (240, 240, 230));
    }

    private static Picture Bar(Random random)
    {
        var (left, width, blue) = (3 + random.Next(6), 3 + random.Next(3), 60 + random.Next(100));
        return Paint((_, x) => x >= left && x < left + width ? (20, 30, blue) : (235, 235, 240));
    }

    private static Picture Paint(Func<int, int, (int Red, int Green, int Blue)> colour)
    {
        var samples = new byte[Side * Side * 3];
        for (var pixel = 0; pixel < Side * Side; pixel++)
        {
            var (red, green, blue) = colour(pixel / Side, pixel % Side);
            (samples[3 * pixel], samples[(3 * pixel) + 1], samples[(3 * pixel) + 2]) = ((byte)red, (byte)green, (byte)blue);
        }

        return new Picture(Side, Side, 3, samples);
    }
}
