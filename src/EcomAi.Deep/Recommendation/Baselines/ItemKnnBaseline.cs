using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>An item's score is the sum of its similarities to those of its nearest items that the user has (Sarwar et al. 2001).</summary>
internal sealed class ItemKnnBaseline(NeighbourLists neighbours, UserItems profiles, Device device) : NeighbourBaseline(neighbours, profiles, device)
{
    // Row j: the items that count j among their neighbours, so that a user's few items lead to all that they speak for.
    private readonly NeighbourLists _spokenFor = neighbours.Transpose();

    public override string Kind => BaselineFactory.NameOf(BaselineKind.ItemKnn);

    protected override void AddScores(int user, int firstItem, Span<float> scores)
    {
        foreach (var owned in Profiles[user])
        {
            var ids = _spokenFor.IdsOf(owned);
            var range = Within(ids, firstItem, scores.Length);
            ids = ids[range];
            var weights = _spokenFor.WeightsOf(owned)[range];
            for (var i = 0; i < ids.Length; i++)
                scores[ids[i] - firstItem] += weights[i];
        }
    }
}
