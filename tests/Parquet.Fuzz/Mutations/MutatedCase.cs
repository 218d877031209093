using Parquet.Fuzz.Seeds;

namespace Parquet.Fuzz.Mutations;

/// <summary>One case: a good file with something wrong in it.</summary>
/// <param name="Number">Its number in the run.</param>
/// <param name="Seed">The file it was made from.</param>
/// <param name="What">What was changed.</param>
/// <param name="Bytes">The file to read.</param>
internal sealed record MutatedCase(long Number, SeedFile Seed, string What, byte[] Bytes)
{
    /// <summary>Makes a case; the same seed, number and files always make the same one.</summary>
    public static MutatedCase Make(ulong runSeed, long number, IReadOnlyList<SeedFile> files)
    {
        var random = new CaseRandom(runSeed, number);
        var file = random.Pick(files);
        var said = new List<string>();
        var bytes = file.Bytes;
        if (!random.OneIn(5))
        {
            var image = file.Image.Clone();
            for (var changes = 1 + (random.OneIn(4) ? random.Below(3) : 0); changes > 0; changes--)
            {
                said.Add(random.Below(10) switch
                {
                    < 5 => FieldMutation.Apply(image, random),
                    < 9 => PageMutation.Apply(image, random),
                    _ => RowMutation.Apply(image, random),
                });
            }

            bytes = image.ToBytes();
        }

        if (said.Count == 0 || random.OneIn(16))
        {
            (bytes, var what) = ByteMutation.Apply(bytes, random.Pick(files).Bytes, random);
            said.Add(what);
        }

        return new(number, file, string.Join("; ", said), bytes);
    }
}
