using System.Text.Json;
using EcomAi.Deep.Data;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>The file <c>classes.json</c> of a checkpoint: what the images are, so that making some needs no training data.</summary>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Channels">1 for gray, 3 for colour.</param>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Pixels in a row.</param>
public sealed record ImageFacts(IReadOnlyList<string> Classes, int Channels, int Height, int Width)
{
    private const string Name = "classes.json";

    /// <summary>The form of the images.</summary>
    internal ImageShape Shape => new(Channels, Height, Width, Classes.Count);

    /// <summary>What a set's images are.</summary>
    public static ImageFacts Of(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new ImageFacts(images.Classes, images.Shape.Channels, images.Shape.Height, images.Shape.Width);
    }

    /// <summary>Reads the file from a checkpoint's folder.</summary>
    /// <exception cref="CheckpointException">It is missing or damaged.</exception>
    public static ImageFacts Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var facts = JsonSerializer.Deserialize<ImageFacts>(File.ReadAllText(path), RunJson.Options);
            return facts is { Classes.Count: > 0, Channels: 1 or 3, Height: > 0, Width: > 0 } && facts.Classes.All(name => !string.IsNullOrEmpty(name))
                ? facts
                : throw new CheckpointException($"'{path}' is damaged: it lacks a part; train again.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CheckpointException($"'{path}' cannot be read ({fault.Message}); train again.", fault);
        }
    }

    /// <summary>Writes the file into a checkpoint's folder.</summary>
    public void Write(string folder) => DurableFile.WriteText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, RunJson.Options));

    /// <summary>The place of a class.</summary>
    /// <exception cref="ScoreOptionException">There is none of that name; the message lists the classes.</exception>
    public int Require(string name)
    {
        for (var place = 0; place < Classes.Count; place++)
        {
            if (Classes[place] == name)
                return place;
        }

        throw new ScoreOptionException($"--class '{name}' is no class of this run.{NameHint.For(name, Classes)} The classes are: {string.Join(", ", Classes)}");
    }
}
