namespace EcomAi.Deep.Data;

/// <summary>Where the values of one column of a row group go.</summary>
internal abstract class ColumnTarget(TableColumn column)
{
    public TableColumn Column => column;

    /// <summary>Makes room for a row group and forgets the one before.</summary>
    public abstract void Start(int rows);

    /// <summary>Takes the values of the row group that was started.</summary>
    public abstract void Decode(in ColumnSource source);

    /// <summary>Takes one value, or a null, for all rows.</summary>
    public abstract void Fill(in ColumnSource source, PartitionValue value);

    /// <summary>Keeps some rows, in ascending order, and drops the others.</summary>
    public abstract void Keep(ReadOnlySpan<int> rows);
}
