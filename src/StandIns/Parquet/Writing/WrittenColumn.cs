using Parquet.Meta;

namespace Parquet.Writing;

/// <summary>A column of a row group that is in the file, with the page index that is still to be written.</summary>
internal sealed record WrittenColumn(ColumnChunk Chunk, ColumnIndex? Bounds, OffsetIndex Offsets);
