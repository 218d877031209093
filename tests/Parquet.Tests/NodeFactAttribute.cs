namespace Parquet.Tests;

/// <summary>A test that needs Node.js with the packages of the folder interop; it says how to get them where it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (Node.Missing is { } reason)
            Skip = reason;
    }
}
