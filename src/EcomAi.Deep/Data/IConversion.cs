namespace EcomAi.Deep.Data;

/// <summary>How a value of a file becomes a value of a table.</summary>
/// <typeparam name="TFile">The file's type.</typeparam>
/// <typeparam name="TTable">The table's type.</typeparam>
internal interface IConversion<TFile, TTable>
{
    static abstract TTable Convert(TFile value);

    /// <summary>Converts as many values as are given.</summary>
    static abstract void Convert(ReadOnlySpan<TFile> from, Span<TTable> to);
}
