namespace EcomAi.Deep.Data.Streaming;

/// <summary>Rows of several row groups, held by a family in the form that it trains on.</summary>
public interface IRowWindow
{
    /// <summary>Forgets the rows of before and makes room.</summary>
    /// <param name="rows">Rows to come.</param>
    void Start(int rows);

    /// <summary>Takes the rows of a row group; called from several threads at once for different places.</summary>
    /// <param name="chunk">The rows; valid during the call only.</param>
    /// <param name="first">The place of its first row in the window.</param>
    /// <exception cref="DataException">A row breaks a rule.</exception>
    void Fill(TableChunk chunk, int first);

    /// <summary>Brings the rows into a random order.</summary>
    /// <param name="seed">The same seed brings the same rows into the same order.</param>
    void Shuffle(ulong seed);
}
