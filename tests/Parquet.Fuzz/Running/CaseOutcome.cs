namespace Parquet.Fuzz.Running;

/// <summary>What became of a file: read, refused, or a fault of the library.</summary>
/// <param name="Columns">Columns read, of all row groups.</param>
/// <param name="Refusals">Why the file, or columns of it, were refused.</param>
/// <param name="Fault">What should not have happened; null when nothing did.</param>
/// <param name="Allocated">The most that one call allocated, in bytes.</param>
/// <param name="Seconds">Time taken.</param>
internal sealed record CaseOutcome(int Columns, IReadOnlyList<ParquetException> Refusals, string? Fault, long Allocated, double Seconds)
{
    public bool IsAccepted => Refusals.Count == 0;
}
