using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>
/// A model with one table row an id, whose logit of a pair is a function of a user side and an item side. A side holds all that can be
/// computed of one id alone, so a user's side serves all of its pairs and the catalogue's sides are computed once when scoring.
/// </summary>
public abstract class NeuralRecommender : Module<Tensor, Tensor, Tensor>, IRecommender
{
    /// <summary>The parameter that holds a row for each user.</summary>
    public const string UserTable = "users.weight";

    /// <summary>The parameter that holds a row for each item.</summary>
    public const string ItemTable = "items.weight";

    private const long FloatsAtOnce = 1 << 18; // 1 MB of intermediate values while scoring, so that they stay in the cache
    private readonly Catalogue _catalogue = new();
    private protected readonly Embedding users;
    private protected readonly Embedding items;

    /// <summary>Creates the tables.</summary>
    /// <param name="shape">Numbers of ids and widths.</param>
    /// <param name="width">Width of a user's and of an item's row.</param>
    private protected NeuralRecommender(ModelShape shape, int width)
        : base(shape.KindName)
    {
        Shape = shape;
        users = Embedding(shape.UserCount, width, sparse: shape.SparseTables);
        items = Embedding(shape.ItemCount, width, sparse: shape.SparseTables);
    }

    /// <summary>Numbers of ids and widths.</summary>
    public ModelShape Shape { get; }

    /// <inheritdoc/>
    public string Kind => Shape.KindName;

    /// <inheritdoc/>
    public int UserCount => Shape.UserCount;

    /// <inheritdoc/>
    public int ItemCount => Shape.ItemCount;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State => state_dict();

    /// <summary>How a pair's logit is computed, for a step in one call; null where the model is of another form or drops units.</summary>
    internal virtual PairLayers? PairLayers => null;

    /// <summary>Sets the numbers that layers, where the model has any, compute with while they learn. Tables are float32 always.</summary>
    internal virtual void LearnIn(Precision precision)
    {
        // A model of tables alone has nothing to compute otherwise.
    }

    /// <summary>Floats that one pair needs while it is scored.</summary>
    private protected abstract int FloatsPerPair { get; }

    /// <summary>The rows of users.</summary>
    /// <param name="ids">Users [n].</param>
    public Tensor UserRows(Tensor ids) => users.call(ids); // [n, width]

    /// <summary>The rows of items.</summary>
    /// <param name="ids">Items [n].</param>
    public Tensor ItemRows(Tensor ids) => items.call(ids); // [n, width]

    /// <summary>The sides of users, one or more tensors [n, ...].</summary>
    /// <param name="ids">Users [n].</param>
    /// <param name="rows">Their rows [n, width].</param>
    public abstract Tensor[] UserSide(Tensor ids, Tensor rows);

    /// <summary>The sides of items, one or more tensors [n, ...].</summary>
    /// <param name="ids">Items [n].</param>
    /// <param name="rows">Their rows [n, width].</param>
    public abstract Tensor[] ItemSide(Tensor ids, Tensor rows);

    /// <summary>Logits of each user with items of its own.</summary>
    /// <param name="user">Sides of n users.</param>
    /// <param name="item">Sides of n * perUser items, user by user.</param>
    /// <param name="perUser">Items of a user.</param>
    /// <returns>Logits [n, perUser].</returns>
    public abstract Tensor Pairs(Tensor[] user, Tensor[] item, int perUser);

    /// <summary>Logits of every user with every item.</summary>
    /// <param name="user">Sides of n users.</param>
    /// <param name="item">Sides of m items.</param>
    /// <returns>Logits [n, m].</returns>
    public abstract Tensor Grid(Tensor[] user, Tensor[] item);

    /// <summary>Logits of users with items of their own.</summary>
    /// <param name="input1">Users [n].</param>
    /// <param name="input2">Items [n, c].</param>
    /// <returns>Logits [n, c].</returns>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var flat = input2.reshape(-1); // [n * c]
        return Pairs(UserSide(input1, UserRows(input1)), ItemSide(flat, ItemRows(flat)), (int)input2.shape[1]);
    }

    /// <inheritdoc/>
    public Tensor ScoreItems(Tensor users, int firstItem, int count)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var user = UserSide(users, UserRows(users));
        var item = Array.ConvertAll(CatalogueSides(), side => side.narrow(0, firstItem, count));
        var rows = users.shape[0];
        var tile = Math.Max(1, FloatsAtOnce / ((long)FloatsPerPair * count));
        if (tile >= rows)
            return Grid(user, item).MoveToOuterDisposeScope();

        var scores = empty(rows, count, dtype: ScalarType.Float32, device: users.device);
        for (var first = 0L; first < rows; first += tile)
        {
            using var inner = NewDisposeScope();
            var length = Math.Min(tile, rows - first);
            var part = Array.ConvertAll(user, side => side.narrow(0, first, length));
            scores.narrow(0, first, length).copy_(Grid(part, item));
        }

        return scores.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor ScoreCandidates(Tensor users, Tensor candidates)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var flat = candidates.reshape(-1); // [n * c]
        var item = Array.ConvertAll(CatalogueSides(), side => side.index_select(0, flat));
        return Pairs(UserSide(users, UserRows(users)), item, (int)candidates.shape[1]).MoveToOuterDisposeScope();
    }

    /// <summary>Forgets the catalogue's sides; needed after the parameters have changed.</summary>
    public void ForgetCatalogue() => _catalogue.Dispose();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _catalogue.Dispose();
        base.Dispose(disposing);
    }

    private Tensor[] CatalogueSides()
    {
        if (_catalogue.Sides is { } known)
            return known;
        using var scope = NewDisposeScope();
        var ids = arange(0, ItemCount, dtype: ScalarType.Int64, device: items.weight!.device);
        var sides = ItemSide(ids, ItemRows(ids));
        foreach (var side in sides)
            side.DetachFromDisposeScope();
        return _catalogue.Sides = sides;
    }

    private sealed class Catalogue : IDisposable
    {
        public Tensor[]? Sides { get; set; }

        public void Dispose()
        {
            foreach (var side in Sides ?? [])
                side.Dispose();
            Sides = null;
        }
    }
}
