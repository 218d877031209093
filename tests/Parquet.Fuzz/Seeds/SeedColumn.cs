using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>One leaf column of a file to be built, with its values and levels.</summary>
internal sealed record SeedColumn(string[] Path, Meta.Type Type, byte[][] Values)
{
    /// <summary>Definition levels, one a slot; null for a required column.</summary>
    public int[]? Definitions { get; init; }

    /// <summary>Repetition levels, one a slot; null for a column that does not repeat.</summary>
    public int[]? Repetitions { get; init; }

    public int MaxDefinition { get; init; }

    public int MaxRepetition { get; init; }

    public Encoding Encoding { get; init; } = Encoding.PLAIN;

    /// <summary>The nodes that the schema holds for it, depth first.</summary>
    public required ThriftNode[] Nodes { get; init; }

    /// <summary>Slots: values and nulls.</summary>
    public int Slots => Definitions?.Length ?? Values.Length;

    public static ThriftNode Leaf(string name, Meta.Type type, FieldRepetitionType repetition, int length = 0) => ThriftNode.Struct(
        (1, ThriftNode.I32((int)type)),
        (2, length > 0 ? ThriftNode.I32(length) : null),
        (3, ThriftNode.I32((int)repetition)),
        (4, ThriftNode.Text(name)));

    public static ThriftNode Group(string name, FieldRepetitionType repetition, int children, ConvertedType? converted = null) => ThriftNode.Struct(
        (3, ThriftNode.I32((int)repetition)),
        (4, ThriftNode.Text(name)),
        (5, ThriftNode.I32(children)),
        (6, converted is { } note ? ThriftNode.I32((int)note) : null));

    /// <summary>A flat column of generated values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its physical type.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="nulls">Which rows are null; null for a required column.</param>
    /// <param name="value">The value of a row.</param>
    /// <param name="length">Bytes of a value of fixed length.</param>
    public static SeedColumn Flat(
        string name, Meta.Type type, int rows, Func<int, bool>? nulls, Func<int, byte[]> value, int length = 0)
    {
        var present = Enumerable.Range(0, rows).Where(row => nulls?.Invoke(row) != true);
        return new([name], type, [.. present.Select(value)])
        {
            Definitions = nulls == null ? null : [.. Enumerable.Range(0, rows).Select(row => nulls(row) ? 0 : 1)],
            MaxDefinition = nulls == null ? 0 : 1,
            Nodes = [Leaf(name, type, nulls == null ? FieldRepetitionType.REQUIRED : FieldRepetitionType.OPTIONAL, length)],
        };
    }

    /// <summary>The same column with annotations on its schema node.</summary>
    public SeedColumn Annotated(ConvertedType? converted, ThriftNode? logical = null, int? scale = null, int? precision = null)
    {
        var node = Nodes[^1].Clone()
            .With(6, converted is { } note ? ThriftNode.I32((int)note) : null)
            .With(7, scale is { } s ? ThriftNode.I32(s) : null)
            .With(8, precision is { } p ? ThriftNode.I32(p) : null)
            .With(10, logical);
        return this with { Nodes = [.. Nodes[..^1], node] };
    }
}
