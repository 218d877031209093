using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>Lists, lists of lists, structs and maps, with the levels that LogicalTypes.md and Dremel give them.</summary>
internal static class NestedColumns
{
    private const FieldRepetitionType Required = FieldRepetitionType.REQUIRED;
    private const FieldRepetitionType Optional = FieldRepetitionType.OPTIONAL;
    private const FieldRepetitionType Repeated = FieldRepetitionType.REPEATED;

    /// <summary>
    /// optional list of optional int: rows in turn [1, null, 3], [], null, [4]. Levels: 3 a value, 2 a null in the list, 1 an
    /// empty list, 0 no list.
    /// </summary>
    public static SeedColumn List(int turns, Encoding encoding) => Slots(
        ["list", "list", "element"],
        Meta.Type.INT32,
        turns,
        maxDefinition: 3,
        maxRepetition: 1,
        [(0, 3), (1, 2), (1, 3), (0, 1), (0, 0), (0, 3)],
        i => BitConverter.GetBytes(i % 9),
        [
            SeedColumn.Group("list", Optional, 1, ConvertedType.LIST),
            SeedColumn.Group("list", Repeated, 1),
            SeedColumn.Leaf("element", Meta.Type.INT32, Optional),
        ]) with
    { Encoding = encoding };

    /// <summary>required list of required list of text: [[a, b], [c]], [[]], [].</summary>
    public static SeedColumn ListOfLists(int turns, Encoding encoding) => Slots(
        ["lists", "list", "element", "list", "element"],
        Meta.Type.BYTE_ARRAY,
        turns,
        maxDefinition: 2,
        maxRepetition: 2,
        [(0, 2), (2, 2), (1, 2), (0, 1), (0, 0)],
        SeedValues.Text,
        [
            SeedColumn.Group("lists", Required, 1, ConvertedType.LIST),
            SeedColumn.Group("list", Repeated, 1),
            SeedColumn.Group("element", Required, 1, ConvertedType.LIST),
            SeedColumn.Group("list", Repeated, 1),
            SeedColumn.Leaf("element", Meta.Type.BYTE_ARRAY, Required).With(6, ThriftNode.I32((int)ConvertedType.UTF8)),
        ]) with
    { Encoding = encoding };

    /// <summary>A bare repeated field, as protobuf writers make: [1, 2], [], [3].</summary>
    public static SeedColumn BareRepeated(int turns, Encoding encoding) => Slots(
        ["repeated"],
        Meta.Type.INT64,
        turns,
        maxDefinition: 1,
        maxRepetition: 1,
        [(0, 1), (1, 1), (0, 0), (0, 1)],
        i => BitConverter.GetBytes((long)i % 5),
        [SeedColumn.Leaf("repeated", Meta.Type.INT64, Repeated)]) with
    { Encoding = encoding };

    /// <summary>optional struct { optional double; required boolean }, as two columns that share their group.</summary>
    public static SeedColumn[] Struct(int turns, Encoding encoding) =>
    [
        Slots(
            ["struct", "score"],
            Meta.Type.DOUBLE,
            turns,
            maxDefinition: 2,
            maxRepetition: 0,
            [(0, 2), (0, 1), (0, 0)],
            i => BitConverter.GetBytes(i % 6 * .5),
            [
                SeedColumn.Group("struct", Optional, 2),
                SeedColumn.Leaf("score", Meta.Type.DOUBLE, Optional),
            ]) with { Encoding = encoding },
        Slots(
            ["struct", "bought"],
            Meta.Type.BOOLEAN,
            turns,
            maxDefinition: 1,
            maxRepetition: 0,
            [(0, 1), (0, 1), (0, 0)],
            i => [(byte)(i % 2)],
            [SeedColumn.Leaf("bought", Meta.Type.BOOLEAN, Required)]),
    ];

    /// <summary>optional map of text to optional int: {a: 1, b: null}, {}, null.</summary>
    public static SeedColumn[] Map(int turns, Encoding encoding) =>
    [
        Slots(
            ["map", "key_value", "key"],
            Meta.Type.BYTE_ARRAY,
            turns,
            maxDefinition: 2,
            maxRepetition: 1,
            [(0, 2), (1, 2), (0, 1), (0, 0)],
            SeedValues.Text,
            [
                SeedColumn.Group("map", Optional, 1, ConvertedType.MAP),
                SeedColumn.Group("key_value", Repeated, 2),
                SeedColumn.Leaf("key", Meta.Type.BYTE_ARRAY, Required).With(6, ThriftNode.I32((int)ConvertedType.UTF8)),
            ]) with { Encoding = encoding },
        Slots(
            ["map", "key_value", "value"],
            Meta.Type.INT32,
            turns,
            maxDefinition: 3,
            maxRepetition: 1,
            [(0, 3), (1, 2), (0, 1), (0, 0)],
            i => BitConverter.GetBytes(i % 3),
            [SeedColumn.Leaf("value", Meta.Type.INT32, Optional)]) with { Encoding = encoding },
    ];

    private static SeedColumn Slots(
        string[] path,
        Meta.Type type,
        int turns,
        int maxDefinition,
        int maxRepetition,
        (int Repetition, int Definition)[] turn,
        Func<int, byte[]> value,
        ThriftNode[] nodes)
    {
        var slots = Enumerable.Repeat(turn, turns).SelectMany(slot => slot).ToArray();
        var values = slots.Count(slot => slot.Definition == maxDefinition);
        return new(path, type, [.. Enumerable.Range(0, values).Select(value)])
        {
            Definitions = [.. slots.Select(slot => slot.Definition)],
            Repetitions = maxRepetition == 0 ? null : [.. slots.Select(slot => slot.Repetition)],
            MaxDefinition = maxDefinition,
            MaxRepetition = maxRepetition,
            Nodes = nodes,
        };
    }
}
