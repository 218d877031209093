namespace EcomAi.Deep.Data;

/// <summary>Values that are the same in the file and in the table.</summary>
internal readonly struct Unchanged<T> : IConversion<T, T>
{
    public static T Convert(T value) => value;

    public static void Convert(ReadOnlySpan<T> from, Span<T> to) => from.CopyTo(to);
}
