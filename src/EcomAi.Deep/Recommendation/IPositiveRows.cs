namespace EcomAi.Deep.Recommendation;

/// <summary>The training rows in the random order of each epoch; row r of epoch e is the same whoever asks, and asks for nothing before it.</summary>
internal interface IPositiveRows : IDisposable
{
    /// <summary>Rows of an epoch.</summary>
    long Count { get; }

    /// <summary>Whether rows have weights.</summary>
    bool HasWeights { get; }

    /// <summary>Copies rows that follow one another.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="first">The first row in the epoch's order.</param>
    /// <param name="users">Takes the users; its length says how many rows.</param>
    /// <param name="items">Takes the items.</param>
    /// <param name="weights">Takes the weights, scaled to a mean of 1 over all rows; empty without weights.</param>
    void Take(int epoch, long first, Span<int> users, Span<int> items, Span<float> weights);
}
