namespace Parquet.Encodings;

/// <summary>Values of any length behind a length of four bytes.</summary>
/// <typeparam name="TElement">A byte, or a character; a text's bytes are one to three a character, and counting them would take as long as encoding.</typeparam>
internal abstract class VariableCodec<TElement> : ValueCodec<ReadOnlyMemory<TElement>>
{
    public override int MinimumBits => 32;

    public override bool IsFixedSize => false;

    public override long PlainSize(ReadOnlySpan<ReadOnlyMemory<TElement>> values)
    {
        var size = 0L;
        foreach (var value in values)
            size += 4 + value.Length;
        return size;
    }

    public override int Fitting(ReadOnlySpan<ReadOnlyMemory<TElement>> values, long bytes)
    {
        var count = 0;
        while (count < values.Length && (bytes -= 4 + values[count].Length) >= 0)
            count++;
        return count;
    }
}
