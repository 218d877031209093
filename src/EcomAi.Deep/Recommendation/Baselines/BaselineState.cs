using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>Turns baselines into named tensors and back.</summary>
internal sealed class BaselineState
{
    private const string Size = "size";
    private readonly string _kind;
    private readonly IReadOnlyDictionary<string, Tensor> _tensors;

    public BaselineState(string kind, IReadOnlyDictionary<string, Tensor> tensors)
    {
        (_kind, _tensors) = (kind, tensors);
        var size = Array<long>(Size);
        (Users, Items) = ((int)size[0], (int)size[1]);
    }

    public int Users { get; }

    public int Items { get; }

    /// <summary>The size as a tensor, int64 [2]: users, items.</summary>
    public static void AddSize(Dictionary<string, Tensor> state, int users, int items) => Add(state, Size, tensor(new long[] { users, items }));

    /// <summary>Neighbour lists as tensors: offsets int64 [rows + 1], ids int32 and weights float32 [entries].</summary>
    public static void AddNeighbours(Dictionary<string, Tensor> state, NeighbourLists lists)
    {
        Add(state, "neighbours.offsets", tensor(lists.Offsets));
        Add(state, "neighbours.ids", tensor(lists.Ids));
        Add(state, "neighbours.weights", tensor(lists.Weights));
    }

    /// <summary>What each user has as tensors: users and items int32 [pairs].</summary>
    public static void AddProfiles(Dictionary<string, Tensor> state, UserItems profiles)
    {
        var (users, items) = profiles.Pairs();
        Add(state, "profiles.users", tensor(users));
        Add(state, "profiles.items", tensor(items));
    }

    public static void Add(Dictionary<string, Tensor> state, string name, Tensor value) => state.Add(name, value.DetachFromDisposeScope());

    public Tensor Get(string name) => _tensors.TryGetValue(name, out var value)
        ? value
        : throw new EcomException($"the checkpoint holds no tensor '{name}', so it is not one of a '{_kind}' model; name a run of that kind.");

    public NeighbourLists Neighbours(int width) =>
        new(Array<long>("neighbours.offsets"), Array<int>("neighbours.ids"), Array<float>("neighbours.weights"), width);

    public UserItems Profiles() => UserItems.Group(Array<int>("profiles.users"), Array<int>("profiles.items"), Users, Items);

    private T[] Array<T>(string name)
        where T : unmanaged
    {
        using var scope = NewDisposeScope();
        return Get(name).cpu().data<T>().ToArray();
    }
}
