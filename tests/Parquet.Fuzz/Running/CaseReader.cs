using System.Diagnostics;

namespace Parquet.Fuzz.Running;

/// <summary>Reads everything of one file in memory, and watches what comes of it.</summary>
internal sealed class CaseReader
{
    /// <summary>Values of a row group up to which the caller's own memory is filled too.</summary>
    private const int CallersValues = 10_000;

    private readonly List<ParquetException> _refusals = [];
    private readonly long _bound;
    private string? _fault;
    private long _mostAllocated;

    private CaseReader(long fileLength) => _bound = AllocationBound.Of(fileLength);

    /// <summary>Reads a file; nothing that the library throws leaves this.</summary>
    /// <param name="file">The file.</param>
    /// <param name="inPlace">Whether the reader may look at the bytes in place; otherwise it reads them as from any stream.</param>
    /// <param name="verifyChecksums">Whether pages are compared with their checksums.</param>
    public static CaseOutcome Read(byte[] file, bool inPlace = true, bool verifyChecksums = false)
    {
        var started = Stopwatch.GetTimestamp();
        var reading = new CaseReader(file.Length);
        using var stream = new MemoryStream(file, 0, file.Length, writable: false, publiclyVisible: inPlace);
        var options = new ParquetOptions { VerifyPageChecksums = verifyChecksums };
        ParquetReader? reader = null;
        reading.Call(() => reader = ParquetReader.CreateAsync(stream, options).GetAwaiter().GetResult());
        var columns = reader == null ? 0 : reading.ReadAll(reader);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(columns, reading._refusals, reading._fault, reading._mostAllocated, seconds);
    }

    private int ReadAll(ParquetReader reader)
    {
        var columns = 0;
        foreach (var group in reader.RowGroups)
        {
            foreach (var field in reader.Schema.DataFields)
            {
                Call(() => group.GetStatistics(field));
                Call(() => group.GetCustomMetadata(field));
                var isRead = Call(() => group.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult().Dispose());
                columns += isRead ? 1 : 0;
                if (isRead && group.GetMetadata(field)?.MetaData?.NumValues is <= CallersValues and var values)
                    ColumnCalls.For(field.ClrType).Read(this, group, field, (int)values);
            }
        }

        return columns;
    }

    /// <summary>Makes one call of the library; false where it refuses or fails.</summary>
    internal bool Call(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isDone = false;
        try
        {
            call();
            isDone = true;
        }
        catch (ParquetException refusal)
        {
            _refusals.Add(refusal);
        }
        catch (Exception other)
        {
            _fault ??= other.ToString();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        _mostAllocated = Math.Max(_mostAllocated, allocated);
        if (allocated > _bound)
            _fault ??= $"allocated {allocated} bytes in one call, more than {_bound}";
        return isDone;
    }
}
