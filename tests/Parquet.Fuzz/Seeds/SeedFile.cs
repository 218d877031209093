using Parquet.Fuzz.Files;

namespace Parquet.Fuzz.Seeds;

/// <summary>A good file to be mutated: as bytes, and taken apart.</summary>
/// <param name="Name">What it holds.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Image">The same, taken apart.</param>
internal sealed record SeedFile(string Name, byte[] Bytes, FileImage Image)
{
    public static SeedFile Of(string name, FileImage image) => new(name, image.ToBytes(), image);

    public static SeedFile Of(string name, byte[] bytes) => new(name, bytes, FileImage.Parse(bytes));
}
