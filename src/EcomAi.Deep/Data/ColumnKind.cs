namespace EcomAi.Deep.Data;

/// <summary>What a column's values mean to the readers, whatever their width in the file.</summary>
public enum ColumnKind
{
    /// <summary>Whole numbers of any width.</summary>
    Integer,

    /// <summary>Floating point or decimal numbers.</summary>
    Real,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Dates and timestamps.</summary>
    Time,

    /// <summary>Bytes, such as the content of a picture's file.</summary>
    Bytes,

    /// <summary>Lists and whatever else no reader of tables takes.</summary>
    Other,
}
