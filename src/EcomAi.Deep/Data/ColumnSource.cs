using System.Numerics;
using EcomAi.Deep.Backend;
using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>A column of a row group, about to be decoded.</summary>
/// <param name="Group">The row group; null where the file has no such column.</param>
/// <param name="Field">The column in the file; null where the file has none.</param>
/// <param name="Scratch">Room of the thread that decodes.</param>
/// <param name="Place">The row group's place in the table.</param>
/// <param name="Path">The file.</param>
/// <param name="Rows">Number of rows to decode.</param>
/// <param name="Selection">The rows that are decoded and wanted; null stands for all.</param>
internal readonly record struct ColumnSource(
    ParquetRowGroupReader? Group, DataField? Field, DecodeScratch Scratch, RowGroupPlace Place, string Path, int Rows, RowSelection? Selection)
{
    /// <summary>The first of the rows that are wanted, by its place in the file.</summary>
    public long FirstRow => Place.FirstRow + (Selection is { Count: > 0 } ? Selection.Rows[0] : 0);

    /// <summary>The first null among the rows that are wanted, by its place in the file; -1 where there is none.</summary>
    /// <param name="levels">What decoding returned.</param>
    public long FirstNull(ReadOnlySpan<int> levels)
    {
        if (levels.IsEmpty)
            return -1;
        if (Selection is null)
            return Place.FirstRow + levels.IndexOf(0);
        for (var i = 0; i < Selection.Count; i++)
        {
            if (levels[Selection.Kept[i]] == 0)
                return Place.FirstRow + Selection.Rows[i];
        }

        return -1;
    }

    /// <summary>Decodes numbers of any type.</summary>
    /// <param name="target">One value a row.</param>
    /// <param name="none">What stands where there is a null.</param>
    /// <returns>For each row 0 where it is null, valid until the thread decodes another column; empty when none is.</returns>
    public ReadOnlySpan<int> Numbers<T>(Memory<T> target, T none)
        where T : struct, INumberBase<T> => Field!.ClrType switch
        {
            var type when type == typeof(long) => Values<long, T, NumberConversion<long, T>>(target, none),
            var type when type == typeof(int) => Values<int, T, NumberConversion<int, T>>(target, none),
            var type when type == typeof(double) => Values<double, T, NumberConversion<double, T>>(target, none),
            var type when type == typeof(float) => Values<float, T, NumberConversion<float, T>>(target, none),
            var type when type == typeof(Half) => Values<Half, T, NumberConversion<Half, T>>(target, none),
            var type when type == typeof(decimal) => Values<decimal, T, NumberConversion<decimal, T>>(target, none),
            var type when type == typeof(ulong) => Values<ulong, T, NumberConversion<ulong, T>>(target, none),
            var type when type == typeof(uint) => Values<uint, T, NumberConversion<uint, T>>(target, none),
            var type when type == typeof(short) => Values<short, T, NumberConversion<short, T>>(target, none),
            var type when type == typeof(ushort) => Values<ushort, T, NumberConversion<ushort, T>>(target, none),
            var type when type == typeof(sbyte) => Values<sbyte, T, NumberConversion<sbyte, T>>(target, none),
            var type when type == typeof(byte) => Values<byte, T, NumberConversion<byte, T>>(target, none),
            var type => throw new ArgumentException($"{type} is no number.", nameof(target)),
        };

    /// <summary>Decodes dates and timestamps as microseconds; the rest as for numbers.</summary>
    public ReadOnlySpan<int> Times(Memory<long> target, long none) => Values<DateTime, long, TimeConversion>(target, none);

    /// <summary>Decodes booleans; the rest as for numbers.</summary>
    public ReadOnlySpan<int> Booleans(Memory<bool> target, bool none) => Values<bool, bool, Unchanged<bool>>(target, none);

    /// <summary>Decodes text, nulls in their rows.</summary>
    public void Texts(Memory<string?> target)
    {
        if (Selection?.Spans is { } spans)
            Objects<ReadOnlyMemory<char>, string>(spans, target.Span, static text => text.ToString());
        else
            Group!.ReadAsync(Field!, target).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Decodes bytes, nulls in their rows.</summary>
    public void Bytes(Memory<byte[]?> target)
    {
        if (Selection?.Spans is { } spans)
            Objects<ReadOnlyMemory<byte>, byte[]>(spans, target.Span, static bytes => bytes.ToArray());
        else
            Group!.ReadAsync(Field!, target).AsTask().GetAwaiter().GetResult();
    }

    private void Objects<TFile, TTable>(IReadOnlyList<RowSpan> spans, Span<TTable?> target, Func<TFile, TTable> make)
        where TFile : struct
        where TTable : class
    {
        var dense = Scratch.Values<TFile>(Rows);
        var levels = Levels();
        ParquetPages.Read(Group!, Field!, spans, dense, levels);
        var next = 0;
        for (var row = 0; row < target.Length; row++)
            target[row] = levels is null || levels.Value.Span[row] > 0 ? make(dense.Span[next++]) : null;
        dense.Span.Clear(); // what it points to need not live on
    }

    private ReadOnlySpan<int> Values<TFile, TTable, TConversion>(Memory<TTable> target, TTable none)
        where TFile : struct
        where TTable : struct
        where TConversion : IConversion<TFile, TTable>
    {
        // Values of the table's own type are decoded where they stay; the decoder writes them densely from the start.
        var inPlace = target is Memory<TFile>;
        var dense = target is Memory<TFile> own ? own : Scratch.Values<TFile>(Rows);
        var levels = Levels();
        Read(dense, levels);
        if (levels is { } defined && defined.Span.Contains(0))
        {
            Spread<TFile, TTable, TConversion>(dense.Span, defined.Span, target.Span, none);
            return defined.Span;
        }

        if (!inPlace)
            TConversion.Convert(dense.Span, target.Span);
        return [];
    }

    // Not as one expression with ?:, in which a null would become empty memory.
    private Memory<int>? Levels()
    {
        if (Field!.IsNullable)
            return Scratch.Levels(Rows);
        return null;
    }

    private void Read<T>(Memory<T> dense, Memory<int>? levels)
        where T : struct
    {
        if (Selection?.Spans is { } spans)
            ParquetPages.Read(Group!, Field!, spans, dense, levels);
        else
            Group!.ReadRawAsync(Field!, dense, levels, null).AsTask().GetAwaiter().GetResult();
    }

    // From the last row to the first, since the dense values may stand in the very memory that they are spread over.
    private static void Spread<TFile, TTable, TConversion>(Span<TFile> dense, Span<int> levels, Span<TTable> rows, TTable none)
        where TConversion : IConversion<TFile, TTable>
    {
        var next = levels.Length - levels.Count(0);
        for (var row = levels.Length - 1; row >= 0; row--)
            rows[row] = levels[row] > 0 ? TConversion.Convert(dense[--next]) : none;
    }
}
