using Parquet.Meta;

namespace Parquet.Writing;

/// <summary>What the header of a version 2 data page says of its contents.</summary>
internal readonly record struct DataPage2(
    int Entries, int Nulls, int Rows, Encoding Encoding, int DefinitionLength, int RepetitionLength);
