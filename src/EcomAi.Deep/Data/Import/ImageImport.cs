using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns images into Parquet with the columns image (bytes), label, file, width, height and channels: a folder tree whose first folders are the classes into one file, or the
/// four idx files of MNIST or Fashion-MNIST into <c>train.parquet</c> and <c>test.parquet</c>. All images are decoded; damaged ones are listed and left out.
/// </summary>
public static class ImageImport
{
    private const int BlockImages = 64;
    private const string IdxImages = "-images-idx3-ubyte";
    private const string IdxLabels = "-labels-idx1-ubyte";

    /// <summary>Imports images.</summary>
    /// <param name="options">Where from, where to, and in what form.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; the table being written is left out then.</param>
    /// <exception cref="DataException">The source holds no images, none can be decoded, an idx file is malformed, or the output cannot be written.</exception>
    /// <exception cref="PictureException">An image is damaged and <see cref="ImageImportOptions.Strict"/> is set.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(ImageImportOptions options, IRunObserver observer, StopSignal stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentNullException.ThrowIfNull(stop);
        var watch = Stopwatch.StartNew();
        var isIdx = File.Exists(Path.Combine(options.Input, "train" + IdxImages)) || File.Exists(Path.Combine(options.Input, $"train{IdxImages}.gz"));
        if (!isIdx)
        {
            if (options.Classes.Count > 0)
                throw new DataException($"names of classes are for idx files, but '{options.Input}' holds none; the folders in it name the classes.");
            var (table, notes) = FromTree(options, observer, stop);
            return new ImportSummary([table], watch.Elapsed.TotalSeconds) { Notes = notes };
        }

        if (TableWriter.HasFormat(options.Output))
            throw new DataException($"'{options.Output}' is one file, but from idx files two are written, train.parquet and test.parquet; name a folder.");
        var (train, trainNotes) = FromIdx("train", "train.parquet", options, observer, stop);
        var (test, testNotes) = FromIdx("t10k", "test.parquet", options, observer, stop);
        return new ImportSummary([train, test], watch.Elapsed.TotalSeconds) { Notes = [.. trainNotes.Select(note => $"train: {note}"), .. testNotes.Select(note => $"test: {note}")] };
    }

    private static (ImportedTable Table, IReadOnlyList<string> Notes) FromTree(ImageImportOptions options, IRunObserver observer, StopSignal stop)
    {
        var tree = new ImageTree(options.Input);
        using var writer = new ImageTableWriter(options.Output);
        using var phase = observer.Phase("images", tree.Classes.Sum(of => (long)Math.Min(of.Files.Count, options.Limit ?? int.MaxValue)), "images");
        foreach (var (label, files) in tree.Classes)
        {
            var wanted = options.Limit ?? int.MaxValue;
            for (var next = 0; next < files.Count && writer.CountOf(label) < wanted;)
            {
                StopIfAsked(options.Output, stop);
                var block = files.Skip(next).Take(Math.Min(BlockImages, wanted - writer.CountOf(label))).ToList();
                next += block.Count;
                var rows = Make(block.Count, i => ImageRow.Of(PictureDecoder.ReadFile(tree.PathOf(block[i])), tree.PathOf(block[i]), label, block[i], options));
                writer.Write([.. Kept(rows, writer, options.Strict)]);
                phase.Advance(block.Count);
            }
        }

        if (writer.Count == 0)
            throw new DataException($"none of the images in '{options.Input}' can be decoded, so nothing is written; the first is {writer.FirstDamaged!.Message}");
        string[] empty = [.. tree.Classes.Where(of => of.Files.Count > 0 && writer.CountOf(of.Name) == 0).Select(of => $"class '{of.Name}' has no image that can be decoded")];
        return (writer.Commit(), [.. writer.Notes(), .. empty, .. tree.Notes()]);
    }

    private static (ImportedTable Table, IReadOnlyList<string> Notes) FromIdx(string part, string name, ImageImportOptions options, IRunObserver observer, StopSignal stop)
    {
        using var images = IdxFile.Open(ImportJob.Find(options.Input, part + IdxImages), 3);
        using var labels = IdxFile.Open(ImportJob.Find(options.Input, part + IdxLabels), 1);
        var (count, height, width) = (images.Sizes[0], images.Sizes[1], images.Sizes[2]);
        if (labels.Sizes[0] != count)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{images.Path} holds {count:N0} images, but {labels.Path} {labels.Sizes[0]:N0} labels; both must come from the same source."));
        using var writer = new ImageTableWriter(Path.Combine(options.Output, name));
        using var phase = observer.Phase(name, count, "images");
        var (pixels, codes) = (new byte[BlockImages * width * height], new byte[BlockImages]);
        for (var start = 0; start < count; start += BlockImages)
        {
            StopIfAsked(Path.Combine(options.Output, name), stop);
            var block = Math.Min(BlockImages, count - start);
            images.Fill(pixels.AsSpan(0, block * width * height));
            labels.Fill(codes.AsSpan(0, block));
            var named = Array.ConvertAll(codes[..block], code => Name(code, labels.Path, options.Classes));
            var first = start;
            var rows = Make(block, i => ImageRow.Of(
                new Picture(width, height, 1, pixels[(i * width * height)..((i + 1) * width * height)]), named[i], string.Create(CultureInfo.InvariantCulture, $"{part}/{first + i}"), options));
            writer.Write([.. Within(Kept(rows, writer, options.Strict), writer, options.Limit)]);
            phase.Advance(block);
        }

        images.Finish();
        labels.Finish();
        return (writer.Commit(), [.. writer.Notes()]);
    }

    private static string Name(byte code, string path, IReadOnlyList<string> classes)
    {
        if (classes.Count == 0)
            return code.ToString(CultureInfo.InvariantCulture);
        return code < classes.Count ? classes[code] : throw new DataException($"{path} holds class {code}, but only {classes.Count} names of classes were given, for 0 to {classes.Count - 1}; name all.");
    }

    private static void StopIfAsked(string output, StopSignal stop)
    {
        if (stop.Requested)
            throw new RunStoppedException($"stopped before all images were read; {output} was not written.", stop.ExitCode);
    }

    // Faults are kept by place, so that what is listed, or ends a strict import, does not depend on which thread was faster.
    private static (ImageRow? Row, EcomException? Fault)[] Make(int count, Func<int, ImageRow> make)
    {
        var rows = new (ImageRow? Row, EcomException? Fault)[count];
        Parallel.For(0, count, i =>
        {
            try
            {
                rows[i].Row = make(i);
            }
            catch (EcomException fault)
            {
                rows[i].Fault = fault;
            }
        });
        return rows;
    }

    private static IEnumerable<ImageRow> Kept((ImageRow? Row, EcomException? Fault)[] rows, ImageTableWriter writer, bool strict)
    {
        foreach (var (row, fault) in rows)
        {
            if (row is not null)
                yield return row;
            else if (fault is PictureException damaged && !strict)
                writer.Skip(damaged);
            else
                throw fault!;
        }
    }

    private static IEnumerable<ImageRow> Within(IEnumerable<ImageRow> rows, ImageTableWriter writer, int? limit)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var before = writer.CountOf(row.Label) + taken.GetValueOrDefault(row.Label);
            if (before >= (limit ?? int.MaxValue))
                continue;
            taken[row.Label] = taken.GetValueOrDefault(row.Label) + 1;
            yield return row;
        }
    }
}
