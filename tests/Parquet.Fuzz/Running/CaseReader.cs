using System.Diagnostics;
using Parquet.Schema;

namespace Parquet.Fuzz.Running;

/// <summary>Reads everything of one file in memory, and watches what comes of it.</summary>
internal static class CaseReader
{
    /// <summary>Rows of a row group up to which the caller's own memory is filled too.</summary>
    private const int CallersRows = 10_000;

    /// <summary>Reads a file; nothing that the library throws leaves this.</summary>
    public static CaseOutcome Read(byte[] file)
    {
        var refusals = new List<ParquetException>();
        var columns = 0;
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        string? fault = null;
        ParquetReader? reader = null;
        try
        {
            reader = ParquetReader.CreateAsync(new MemoryStream(file, writable: false)).GetAwaiter().GetResult();
            columns = ReadAll(reader, refusals);
        }
        catch (ParquetException refusal)
        {
            refusals.Add(refusal);
        }
        catch (Exception other)
        {
            fault = other.ToString();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var bound = AllocationBound.Of(file.Length, reader?.Metadata);
        if (allocated > bound)
            fault ??= $"allocated {allocated} bytes, more than {bound}, for a file of {file.Length}";
        return new(columns, refusals, fault, allocated, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static int ReadAll(ParquetReader reader, List<ParquetException> refusals)
    {
        var columns = 0;
        foreach (var group in reader.RowGroups)
        {
            foreach (var field in reader.Schema.DataFields)
            {
                try
                {
                    Column(group, field);
                    columns++;
                }
                catch (ParquetException refusal)
                {
                    refusals.Add(refusal);
                }
            }
        }

        return columns;
    }

    private static void Column(ParquetRowGroupReader group, DataField field)
    {
        group.GetStatistics(field);
        group.GetCustomMetadata(field);
        var typed = ColumnCalls.For(field.ClrType);
        group.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult().Dispose();
        if (group.RowCount <= CallersRows)
            typed.Read(group, field);
    }
}
