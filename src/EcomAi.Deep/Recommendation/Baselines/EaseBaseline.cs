using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>
/// EASE (Steck 2019, Embarrassingly Shallow Autoencoders): scores are X B with B the ridge regression of every item on all others,
/// in closed form P = (XᵀX + λI)⁻¹, B = I - P diag(1 / diag P).
/// </summary>
internal sealed class EaseBaseline : IRecommender
{
    private const int RowsPerBlock = 256;
    private readonly Dictionary<string, Tensor> _state = [];
    private readonly Tensor _weights;
    private readonly UserItems _profiles;

    /// <summary>Takes over the weights.</summary>
    /// <param name="weights">B, float32 [items, items].</param>
    /// <param name="profiles">What each user has in training.</param>
    public EaseBaseline(Tensor weights, UserItems profiles)
    {
        _weights = weights;
        _profiles = profiles;
        BaselineState.Add(_state, "weights", _weights);
        BaselineState.AddProfiles(_state, profiles);
        BaselineState.AddSize(_state, profiles.UserCount, profiles.ItemCount);
    }

    public string Kind => BaselineFactory.NameOf(BaselineKind.Ease);

    public int UserCount => _profiles.UserCount;

    public int ItemCount => _profiles.ItemCount;

    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <summary>Solves for B in float64, since small λ leaves XᵀX + λI badly conditioned.</summary>
    /// <param name="profiles">What each user has in training.</param>
    /// <param name="lambda">λ.</param>
    /// <param name="device">Where to solve.</param>
    /// <returns>B, float32 [items, items], on the device.</returns>
    public static Tensor Solve(UserItems profiles, double lambda, Device device)
    {
        using var scope = NewDisposeScope();
        using var gram = Gram(profiles, lambda, device);
        using var factor = linalg.cholesky(gram);
        using var inverse = cholesky_inverse(factor); // [items, items]
        var diagonal = inverse.diagonal().clone();
        inverse.div_(diagonal.unsqueeze(0)).neg_();
        inverse.diagonal().zero_();
        return inverse.to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    public static EaseBaseline Load(BaselineState state, Device device)
    {
        using var scope = NewDisposeScope();
        return new EaseBaseline(state.Get("weights").to(device).clone(), state.Profiles());
    }

    public Tensor ScoreItems(Tensor users, int firstItem, int count)
    {
        using var scope = NewDisposeScope();
        return Profiles(users).matmul(_weights.narrow(1, firstItem, count)).MoveToOuterDisposeScope(); // [n, count]
    }

    public Tensor ScoreCandidates(Tensor users, Tensor candidates)
    {
        using var scope = NewDisposeScope();
        return Profiles(users).matmul(_weights).gather(1, candidates).MoveToOuterDisposeScope(); // [n, c]
    }

    public void Dispose()
    {
        foreach (var value in _state.Values)
            value.Dispose();
    }

    /// <summary>The users' rows of X, float32 [n, items].</summary>
    private Tensor Profiles(Tensor users)
    {
        var ids = users.cpu().data<long>().ToArray();
        var flat = new List<long>();
        for (var row = 0; row < ids.Length; row++)
        {
            foreach (var item in _profiles[(int)ids[row]])
                flat.Add(((long)row * ItemCount) + item);
        }

        var dense = zeros(ids.Length, ItemCount, dtype: ScalarType.Float32, device: _weights.device);
        if (flat.Count > 0)
            dense.view(-1).index_fill_(0, tensor(flat.ToArray(), device: _weights.device), 1);
        return dense;
    }

    // XᵀX counts how many users have both items; counted exactly, a block of rows at a time.
    private static Tensor Gram(UserItems profiles, double lambda, Device device)
    {
        var items = profiles.ItemCount;
        var owners = profiles.Transpose();
        var gram = empty(items, items, dtype: ScalarType.Float64, device: device);
        for (var first = 0; first < items; first += RowsPerBlock)
        {
            using var scope = NewDisposeScope();
            var begin = first;
            var rows = Math.Min(RowsPerBlock, items - first);
            var block = new double[rows * items];
            Parallel.For(0, rows, row =>
            {
                var counts = block.AsSpan(row * items, items);
                foreach (var user in owners[begin + row])
                {
                    foreach (var item in profiles[user])
                        counts[item]++;
                }

                counts[begin + row] += lambda;
            });
            gram.narrow(0, first, rows).copy_(tensor(block, [rows, items], device: device));
        }

        return gram;
    }
}
