using EcomAi.Deep.Recommendation;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Recommendation;

/// <summary>Scores written down in a table, one row a user.</summary>
internal sealed class TableRecommender : IRecommender
{
    private readonly Tensor _table;

    public TableRecommender(float[,] table)
    {
        (UserCount, ItemCount) = (table.GetLength(0), table.GetLength(1));
        _table = tensor(table.Cast<float>().ToArray(), [UserCount, ItemCount]).DetachFromDisposeScope();
        State = new Dictionary<string, Tensor> { ["table"] = _table };
    }

    public string Kind => "table";

    public int UserCount { get; }

    public int ItemCount { get; }

    public IReadOnlyDictionary<string, Tensor> State { get; }

    /// <summary>The most items that were asked for at once.</summary>
    public int WidestRequest { get; private set; }

    public Tensor ScoreItems(Tensor users, int firstItem, int count)
    {
        WidestRequest = Math.Max(WidestRequest, count);
        return _table.index_select(0, users).narrow(1, firstItem, count);
    }

    public Tensor ScoreCandidates(Tensor users, Tensor candidates) => _table.index_select(0, users).gather(1, candidates);

    public void Dispose() => _table.Dispose();
}
