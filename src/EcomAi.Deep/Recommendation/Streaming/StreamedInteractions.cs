using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Streaming;

namespace EcomAi.Deep.Recommendation.Streaming;

/// <summary>Training rows that stay on disk, and what one pass over them found.</summary>
/// <param name="Table">The table, rows left out by <c>data.where</c> already gone.</param>
/// <param name="Columns">Where the values are.</param>
/// <param name="Users">All users.</param>
/// <param name="Items">All items.</param>
/// <param name="RowGroups">Rows of each row group.</param>
/// <param name="ItemRows">Rows of each item.</param>
/// <param name="MeanWeight">The mean of all weights; 1 without weights.</param>
/// <param name="Config">How to stream.</param>
internal sealed record StreamedInteractions(
    ParquetTable Table, InteractionColumns Columns, Vocabulary Users, Vocabulary Items, int[] RowGroups, int[] ItemRows, double MeanWeight, StreamConfig Config)
{
    /// <summary>All rows.</summary>
    public long Rows { get; } = RowGroups.Sum(rows => (long)rows);

    /// <summary>The rows in shuffled windows.</summary>
    /// <param name="seed">The run's seed.</param>
    public ShuffledWindows<InteractionWindow> Windows(long seed) =>
        new(Table, Columns.Names, RowGroups, Config, seed, () => new InteractionWindow(Columns, Users, Items));
}
