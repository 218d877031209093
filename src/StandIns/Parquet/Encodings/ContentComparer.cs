namespace Parquet.Encodings;

/// <summary>Compares memory by content.</summary>
internal static class ContentComparer
{
    public static IEqualityComparer<ReadOnlyMemory<byte>> Bytes { get; } = EqualityComparer<ReadOnlyMemory<byte>>.Create(
        (x, y) => x.Span.SequenceEqual(y.Span),
        value =>
        {
            var hash = default(HashCode);
            hash.AddBytes(value.Span);
            return hash.ToHashCode();
        });

    public static IEqualityComparer<ReadOnlyMemory<char>> Chars { get; } = EqualityComparer<ReadOnlyMemory<char>>.Create(
        (x, y) => x.Span.SequenceEqual(y.Span),
        value => string.GetHashCode(value.Span));
}
