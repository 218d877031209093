using System.Globalization;
using Parquet.Fuzz.Mutations;
using Parquet.Fuzz.Running;
using Parquet.Fuzz.Seeds;

namespace Parquet.Fuzz;

/// <summary>The command: <c>Parquet.Fuzz [--cases N] [--seed S] [--threads T] [--first N] [--output FOLDER] [--seeds FOLDER]</c>,
/// or <c>--folder FOLDER</c> to read the files of a folder as they are.</summary>
internal static class Program
{
    private const string Usage =
        """
        usage: Parquet.Fuzz [--cases N] [--seed S] [--threads T] [--first N] [--seconds-a-case N] [--output FOLDER] [--seeds FOLDER]
               Parquet.Fuzz --folder FOLDER
        """;

    public static async Task<int> Main(string[] args)
    {
        var options = new FuzzOptions { Progress = Console.Error };
        string? seeds = null;
        string? folder = null;
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                return Fail($"{args[i]} has no value");
            var value = args[i + 1];
            switch (args[i])
            {
                case "--cases" when long.TryParse(value, out var cases):
                    options = options with { Cases = cases };
                    break;
                case "--seed" when ulong.TryParse(value, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--first" when long.TryParse(value, out var first):
                    options = options with { First = first };
                    break;
                case "--threads" when int.TryParse(value, out var threads) && threads > 0:
                    options = options with { Threads = threads };
                    break;
                case "--seconds-a-case" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds):
                    options = options with { Patience = seconds };
                    break;
                case "--output":
                    options = options with { Output = value };
                    break;
                case "--seeds":
                    seeds = value;
                    break;
                case "--folder":
                    folder = value;
                    break;
                default:
                    return Fail($"cannot take {args[i]} {value}");
            }
        }

        if (folder != null)
            return FolderReport.Run(folder, Console.Out);
        var files = seeds == null ? await SeedFiles.AllAsync().ConfigureAwait(false) : FolderSeeds.Load(seeds, Console.Error);
        Console.Error.WriteLine($"{files.Count} seed files of {files.Min(file => file.Bytes.Length)} to {files.Max(file => file.Bytes.Length)} bytes");
        var result = new FuzzRun(options, files).Run();
        Console.WriteLine($"seed {options.Seed}, {options.Threads} threads: {result}");
        if (options.Cases == 1)
            Console.WriteLine(MutatedCase.Make(options.Seed, options.First, files).What);
        return result.Faults.Count == 0 ? 0 : 1;
    }

    private static int Fail(string reason)
    {
        Console.Error.WriteLine(reason);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
