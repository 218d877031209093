namespace Parquet.Tests;

/// <summary>A test that needs DuckDB; it says how to get it where it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DuckDbFactAttribute : FactAttribute
{
    public DuckDbFactAttribute()
    {
        if (DuckDb.Missing is { } reason)
            Skip = reason;
    }
}
