using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class ModuleTests
{
    private sealed class Towers : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(3, 4);
        private readonly ModuleList<Linear> rest = nn.ModuleList(nn.Linear(4, 4), nn.Linear(4, 2));
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor offset = zeros(2);

        public Towers()
            : base(nameof(Towers)) => RegisterComponents();

        public override Tensor forward(Tensor input) => (rest[1].call(rest[0].call(first.call(input))) * scale) + offset;
    }

    [Fact]
    public void Fields_are_registered_under_their_names()
    {
        using var model = new Towers();
        Assert.Equal(
            ["scale", "first.weight", "first.bias", "rest.0.weight", "rest.0.bias", "rest.1.weight", "rest.1.bias"],
            model.named_parameters().Select(named => named.name));
        Assert.Equal(["offset"], model.named_buffers().Select(named => named.name));
        Assert.Equal(["first", "rest", "rest.0", "rest.1"], model.named_modules().Select(named => named.name));
    }

    [Fact]
    public void A_state_goes_from_one_module_to_another()
    {
        using var scope = NewDisposeScope();
        using var source = new Towers();
        using var target = new Towers();
        var input = ones(2, 3);
        var (missing, unexpected) = target.load_state_dict(source.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.Equal(source.call(input).data<float>().ToArray(), target.call(input).data<float>().ToArray());
    }

    [Fact]
    public void A_state_that_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 2);
        var state = new Dictionary<string, Tensor> { ["weight"] = ones(2, 2), ["extra"] = ones(1) };
        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(state));
        Assert.Contains("missing [bias]", error.Message, StringComparison.Ordinal);
        Assert.Contains("unexpected [extra]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_drops_while_training_only()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var model = nn.Sequential(nn.Dropout(0.5));
        var input = ones(1000);
        Assert.InRange(model.call(input).eq(0).sum().ToInt64(), 400, 600);
        model.eval();
        Assert.Equal(0, model.call(input).eq(0).sum().ToInt64());
    }

    [Fact]
    public void Layers_made_in_a_scope_outlive_it_and_parameters_of_ones_own_go_with_it()
    {
        var before = LiveTensors.Settled();
        Towers model;
        using (NewDisposeScope())
            model = new Towers();
        Assert.Equal(
            ["first.weight", "first.bias", "rest.0.weight", "rest.0.bias", "rest.1.weight", "rest.1.bias"],
            model.named_parameters().Select(named => named.name));
        Assert.Empty(model.buffers());
        model.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Data_that_cannot_have_gradients_are_refused_and_left_alone()
    {
        using var scope = NewDisposeScope();
        var data = ones(2, int64);
        Assert.ThrowsAny<TorchException>(() => new Parameter(data));
        Assert.False(data.IsInvalid);
        Assert.Equal([data], scope.DisposablesView);
    }

    [Fact]
    public void A_parameter_that_is_exchanged_keeps_its_place()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        var old = model.weight;
        model.weight = nn.Parameter(zeros(1, 2));
        Assert.True(old.IsInvalid);
        Assert.Equal(["weight", "bias"], model.named_parameters().Select(named => named.name));
        model.bias = null;
        Assert.Equal(["weight"], model.state_dict().Keys);
    }

    [Fact]
    public void An_accessor_of_a_parameter_that_has_moved_is_refused()
    {
        using var model = nn.Linear(2, 1);
        using var values = model.weight.data<float>();
        model.to(float64);
        Assert.Throws<ObjectDisposedException>(() => values[0, 0]);
        Assert.Throws<ObjectDisposedException>(() => values.ToArray());
    }

    [Fact]
    public void A_parameter_takes_the_place_of_its_data_in_the_scope()
    {
        var outside = ones(2);
        using var scope = NewDisposeScope();
        using var kept = new Parameter(outside);
        var held = new Parameter(ones(2));
        Assert.True(outside.IsInvalid);
        Assert.Equal([held], scope.DisposablesView);
    }

    [Fact]
    public void A_name_is_given_once_and_a_part_needs_one_without_dots()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 2);
        Assert.Throws<InvalidOperationException>(() => model.register_parameter("weight", nn.Parameter(zeros(1))));
        Assert.Throws<ArgumentNullException>(() => model.register_parameter("scale", null!));
        Assert.Throws<ArgumentNullException>(() => model.register_buffer("mean", null!));
        Assert.Throws<ArgumentException>(() => model.register_module("a.b", nn.Linear(1, 1)));
        Assert.Throws<ArgumentException>(() => model.register_module("", nn.Linear(1, 1)));
    }

    private abstract class Tower : nn.Module<Tensor, Tensor>
    {
        private readonly Linear hidden = nn.Linear(2, 3);

        protected Tower(string name)
            : base(name)
        {
        }

        public override Tensor forward(Tensor input) => hidden.call(input);
    }

    private sealed class Head : Tower
    {
        private readonly Linear last = nn.Linear(3, 1);

        public Head()
            : base(nameof(Head))
        {
        }

        public override Tensor forward(Tensor input) => last.call(base.forward(input));
    }

    [Fact]
    public void Fields_of_bases_come_after_and_a_part_registers_its_own_fields()
    {
        using var head = nn.Sequential(("head", new Head()));
        Assert.Equal(
            ["head.last.weight", "head.last.bias", "head.hidden.weight", "head.hidden.bias"],
            head.state_dict().Keys);
    }

    [Fact]
    public void A_saved_module_is_read_back_in_the_same_bytes()
    {
        using var scope = NewDisposeScope();
        using var source = nn.Linear(2, 1);
        using var target = nn.Linear(2, 1);
        using (no_grad())
        {
            source.weight.copy_(tensor(new[] { 1f, 2f }, 1, 2));
            source.bias!.copy_(tensor(new[] { 3f }));
        }
        var stream = new MemoryStream();
        source.save(stream);
        var bytes = stream.ToArray();

        // Two entries; "weight": Float32 (6), two dimensions, 1 and 2, then 1f and 2f; "bias": Float32, one dimension, 1, then 3f.
        byte[] expected =
        [
            2, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40,
            4, .. "bias"u8, 6, 1, 1, 0, 0, 0x40, 0x40,
        ];
        Assert.Equal(expected, bytes);
        target.load(new MemoryStream(bytes));
        Assert.Equal([1f, 2f], target.weight.data<float>().ToArray());
        Assert.Equal([3f], target.bias!.data<float>().ToArray());
    }

    [Fact]
    public void Conversion_keeps_the_wrappers_and_integers()
    {
        using var model = nn.Linear(2, 2);
        var weight = model.weight;
        model.to(float64);
        Assert.Same(weight, model.weight);
        Assert.Equal(float64, weight.dtype);
        Assert.True(weight.requires_grad);
    }

    [Fact]
    public void An_embedding_hands_out_a_new_wrapper_of_its_table_at_each_get()
    {
        using var embedding = nn.Embedding(3, 2);
        using (var weight = embedding.weight!)
        using (no_grad())
            weight.fill_(2).Dispose();
        Assert.Equal(2f, embedding.parameters().Single().data<float>()[1, 1]);
    }

    [Fact]
    public void A_sparse_embedding_gives_the_rows_that_were_looked_up()
    {
        using var scope = NewDisposeScope();
        using var embedding = nn.Embedding(5, 2, sparse: true);
        embedding.call(tensor(new long[] { 3, 1, 3 })).sum().backward();
        var gradient = embedding.parameters().Single().grad!;
        Assert.True(gradient.is_sparse);
        Assert.Equal([3L, 1L, 3L], gradient.SparseIndices.data<long>().ToArray());
        Assert.Equal([3L, 2L], gradient.SparseValues.shape);
        Assert.Equal([0f, 1f, 0f, 2f, 0f], gradient.to_dense().select(1, 0).data<float>().ToArray());
    }

    [Fact]
    public void Gradients_are_clipped_to_their_joint_norm()
    {
        using var scope = NewDisposeScope();
        var a = nn.Parameter(zeros(2));
        var b = nn.Parameter(zeros(1));
        a.grad = tensor(new[] { 3f, 0f });
        b.grad = tensor(new[] { 4f });
        Assert.Equal(5, nn.utils.clip_grad_norm_([a, b], 1), 5);
        Assert.Equal(0.6f, a.grad!.data<float>()[0], 5);
        Assert.Equal(0.8f, b.grad!.data<float>()[0], 5);
    }

    [Fact]
    public void A_dictionary_and_a_list_register_their_parts()
    {
        using var scope = NewDisposeScope();
        using var heads = nn.ModuleDict(("mean", nn.Linear(2, 1)), ("scale", nn.Linear(2, 1)));
        using var list = nn.ParameterList(nn.Parameter(zeros(2)), nn.Parameter(zeros(3)));
        heads["scale"].Dispose();
        heads["scale"] = nn.Linear(2, 3, hasBias: false);
        list.append(nn.Parameter(zeros(4)));
        Assert.Equal(["mean.weight", "mean.bias", "scale.weight"], heads.named_parameters().Select(named => named.name));
        Assert.Equal(["0", "1", "2"], list.named_parameters().Select(named => named.name));
        Assert.Equal([2L, 3L, 4L], list.Select(parameter => parameter.numel()));
        Assert.Throws<KeyNotFoundException>(() => heads["offset"]);
    }

    [Fact]
    public void Draws_have_the_moments_of_their_distributions()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var counts = poisson(full(20000, 4.0));
        var gammas = _standard_gamma(full(20000, 2.5));
        var picks = multinomial(tensor(new[] { 1f, 0f, 3f }), 20000, replacement: true);
        Assert.InRange(counts.mean().ToSingle(), 3.9, 4.1);
        Assert.InRange(counts.var().ToSingle(), 3.8, 4.2);
        Assert.InRange(gammas.mean().ToSingle(), 2.44, 2.56);
        Assert.InRange(gammas.var().ToSingle(), 2.3, 2.7);
        Assert.Equal([0L, 2L], unique(picks).Item1.data<long>().ToArray());
        Assert.InRange(picks.eq(2).sum().ToInt64(), 14600, 15400);
    }
}
