using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>Names, saving and loading.</summary>
public class StateTests
{
    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly Linear inner = nn.Linear(2, 2, hasBias: false);
        private readonly Parameter scale = nn.Parameter(ones(2));

        public Block()
            : base(nameof(Block))
        {
            RegisterComponents();
            register_buffer("offset", zeros(2));
        }

        public override Tensor forward(Tensor input) => (inner.call(input) * scale) + get_buffer("offset")!;
    }

    private sealed class Nested : nn.Module<Tensor, Tensor>
    {
        private readonly Block first = new();
        private readonly ModuleList<Block> rest = nn.ModuleList(new Block(), new Block());
        private readonly Sequential named = nn.Sequential(("in", nn.Linear(2, 3)), ("norm", nn.BatchNorm2d(3)));
        private readonly ModuleDict<Linear> heads = nn.ModuleDict(("mean", nn.Linear(3, 1)), ("spread", nn.Linear(3, 1, hasBias: false)));

        public Nested()
            : base(nameof(Nested)) => RegisterComponents();

        public override Tensor forward(Tensor input) =>
            heads["mean"].call(named.call(rest[1].call(rest[0].call(first.call(input)))));
    }

    [Fact]
    public void Names_are_paths_of_fields_positions_and_keys_parameters_before_buffers()
    {
        using var model = new Nested();
        Assert.Equal(
            [
                "first.scale", "first.inner.weight", "rest.0.scale", "rest.0.inner.weight", "rest.1.scale", "rest.1.inner.weight",
                "named.in.weight", "named.in.bias", "named.norm.weight", "named.norm.bias",
                "heads.mean.weight", "heads.mean.bias", "heads.spread.weight",
                "first.offset", "rest.0.offset", "rest.1.offset",
                "named.norm.running_mean", "named.norm.running_var", "named.norm.num_batches_tracked",
            ],
            model.state_dict().Keys);
        Assert.Equal(["first", "rest", "named", "heads"], model.named_children().Select(child => child.name));
        Assert.True(model.has_parameter("rest.1.scale"));
        Assert.True(model.has_buffer("first.offset"));
        Assert.Null(model.get_parameter("rest.2.scale"));
    }

    private sealed class Tied : nn.Module<Tensor, Tensor>
    {
        private readonly Linear there;
        private readonly Linear back;

        public Tied()
            : base(nameof(Tied))
        {
            there = nn.Linear(2, 2);
            back = there;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => back.call(there.call(input));
    }

    [Fact]
    public void A_shared_parameter_is_one_parameter_and_in_the_state_under_every_name()
    {
        using var scope = NewDisposeScope();
        using var model = new Tied();
        Assert.Equal(["there.weight", "there.bias"], model.named_parameters().Select(named => named.name));
        Assert.Equal(["there.weight", "there.bias", "back.weight", "back.bias"], model.state_dict().Keys);
        Assert.Equal(["net.there.weight", "net.there.bias", "net.back.weight", "net.back.bias"], model.state_dict(prefix: "net").Keys);
        using var repeated = nn.Sequential(model, model);
        Assert.Equal(["0.there.weight", "0.there.bias"], repeated.state_dict().Keys);
    }

    [Fact]
    public void A_conversion_keeps_gradients()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        model.call(ones(1, 2)).sum().backward();
        model.to(ScalarType.Float64);
        Assert.Equal([1.0, 1.0], model.weight.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_name_is_given_once()
    {
        using var scope = NewDisposeScope();
        using var model = new Block();
        Assert.Throws<InvalidOperationException>(() => model.register_buffer("offset", zeros(2)));
        Assert.Throws<InvalidOperationException>(() => model.register_parameter("scale", nn.Parameter(zeros(2))));
        Assert.Throws<InvalidOperationException>(() => model.register_module("inner", nn.Linear(1, 1)));
        Assert.Throws<ArgumentException>(() => model.register_module("a.b", nn.Linear(1, 1)));
        Assert.Throws<ArgumentNullException>(() => model.register_buffer("none", null!));
    }

    [Fact]
    public void A_saved_module_is_loaded_by_another_of_its_kind()
    {
        using var scope = NewDisposeScope();
        using var source = Golden.Start(new Nested());
        using var target = Golden.Start(new Nested());
        using (no_grad())
        {
            source.get_buffer("rest.0.offset")!.fill_(3);
            source.get_parameter("first.scale")!.narrow(0, 0, 1).fill_(42);
        }
        var file = Path.GetTempFileName();
        source.save(file);
        target.load(file);
        File.Delete(file);
        Assert.All(source.state_dict(), named => Assert.Equal(named.Value, target.state_dict()[named.Key]));
        Assert.Equal(42, target.get_parameter("first.scale")!.cpu().data<double>()[0]);
    }

    [Fact]
    public void What_does_not_fit_is_refused_unless_not_strict()
    {
        using var scope = NewDisposeScope();
        using var small = nn.Sequential(("a", nn.Linear(2, 2)));
        using var large = nn.Sequential(("a", nn.Linear(2, 2)), ("b", nn.Linear(2, 2)));
        using var other = nn.Sequential(("a", nn.Linear(3, 2)));
        var stream = new MemoryStream();
        small.save(stream);
        var bytes = stream.ToArray();
        Assert.Throws<ArgumentException>(() => large.load(new MemoryStream(bytes)));
        Assert.Throws<ArgumentException>(() => other.load(new MemoryStream(bytes)));
        var loaded = new Dictionary<string, bool>();
        large.load(new MemoryStream(bytes), strict: false, skip: ["a.bias"], loadedParameters: loaded);
        Assert.Equal(["a.weight", "a.bias"], loaded.Keys);
        Assert.Equal(small.get_parameter("a.weight")!, large.get_parameter("a.weight")!);
        Assert.NotEqual(small.get_parameter("a.bias")!, large.get_parameter("a.bias")!);
        Assert.Throws<InvalidOperationException>(() => large.load_state_dict(small.state_dict()));
        var (missing, unexpected) = large.load_state_dict(small.state_dict(), strict: false);
        Assert.Equal(["b.weight", "b.bias"], missing);
        Assert.Empty(unexpected);
    }

    [Fact]
    public void A_tensor_is_saved_and_loaded()
    {
        using var scope = NewDisposeScope();
        var stream = new MemoryStream();
        arange(6, ScalarType.Int64).reshape(2, 3).t().contiguous().Save(stream);
        var again = Tensor.Load(new MemoryStream(stream.ToArray()));
        Assert.Equal([3L, 2L], again.shape);
        Assert.Equal([0L, 3L, 1L, 4L, 2L, 5L], again.data<long>().ToArray());
    }

    [Fact]
    public void Training_is_handed_down_and_a_conversion_keeps_integers()
    {
        using var model = new Nested();
        model.eval();
        Assert.All(model.modules(), part => Assert.False(part.training));
        model.train();
        Assert.All(model.modules(), part => Assert.True(part.training));
        model.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, model.get_buffer("first.offset")!.dtype);
        Assert.Equal(ScalarType.Int64, model.get_buffer("named.norm.num_batches_tracked")!.dtype);
    }
}
