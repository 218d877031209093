using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>An item's score is the sum of the similarities of the user's nearest users who have it (Resnick et al. 1994, for implicit data).</summary>
internal sealed class UserKnnBaseline(NeighbourLists neighbours, UserItems profiles, Device device) : NeighbourBaseline(neighbours, profiles, device)
{
    private readonly NeighbourLists _neighbours = neighbours;

    public override string Kind => BaselineFactory.NameOf(BaselineKind.UserKnn);

    protected override void AddScores(int user, int firstItem, Span<float> scores)
    {
        var others = _neighbours.IdsOf(user);
        var weights = _neighbours.WeightsOf(user);
        for (var i = 0; i < others.Length; i++)
        {
            var items = Profiles[others[i]];
            foreach (var item in items[Within(items, firstItem, scores.Length)])
                scores[item - firstItem] += weights[i];
        }
    }
}
