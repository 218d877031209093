using Parquet.Meta;
using Parquet.Reading;

namespace Parquet.Schema;

/// <summary>Turns the depth-first list of schema nodes of a file into fields.</summary>
internal sealed class SchemaDecoder
{
    private readonly List<SchemaElement> _elements;
    private readonly ParquetOptions _options;
    private readonly HashSet<FieldPath> _columns = [];
    private int _next = 1;

    private SchemaDecoder(List<SchemaElement> elements, ParquetOptions options)
    {
        _elements = elements;
        _options = options;
    }

    /// <summary>Decodes a schema. Its columns come in the order in which a row group holds them.</summary>
    /// <exception cref="CorruptDataException">The nodes are no tree, or name two columns alike.</exception>
    public static ParquetSchema Decode(List<SchemaElement> elements, ParquetOptions options)
    {
        if (elements.Count == 0)
            throw new CorruptDataException("the file has no schema");
        var decoder = new SchemaDecoder(elements, options);
        var root = decoder.Children(elements[0], [], 0, 0, 0);
        if (decoder._next != elements.Count)
            throw new CorruptDataException($"the schema has {elements.Count} nodes, its groups hold {decoder._next}");
        if (root.Length == 0)
            throw new CorruptDataException("the file has no columns");
        return new ParquetSchema(root);
    }

    private Field[] Children(SchemaElement group, string[] path, int repetition, int definition, int depth)
    {
        if (depth > ReadLimits.Depth)
            throw new CorruptDataException($"the schema nests deeper than {ReadLimits.Depth}");
        var count = group.NumChildren ?? 0;
        if (count < 0 || count > _elements.Count - _next)
            throw new CorruptDataException($"schema node '{group.Name}' declares {count} children");
        var fields = new Field[count];
        for (var i = 0; i < count; i++)
            fields[i] = Next(path, repetition, definition, depth);
        return fields;
    }

    private Field Next(string[] parent, int repetition, int definition, int depth)
    {
        if (_next >= _elements.Count)
            throw new CorruptDataException("the schema ends too early");
        var element = _elements[_next++];
        string[] path = [.. parent, element.Name];
        if (element.RepetitionType is { } unknown && !Enum.IsDefined(unknown))
            throw new CorruptDataException($"'{new FieldPath(path)}' has the unknown repetition {(int)unknown}");
        var repeated = element.RepetitionType == FieldRepetitionType.REPEATED;
        repetition += repeated ? 1 : 0;
        definition += repeated || element.RepetitionType == FieldRepetitionType.OPTIONAL ? 1 : 0;
        var field = element.Type == null
            ? Group(element, Children(element, path, repetition, definition, depth + 1))
            : Column(element, repeated);
        field.SchemaElement = element;
        field.Path = new FieldPath(path);
        field.IsNullable = element.RepetitionType == FieldRepetitionType.OPTIONAL;
        field.MaxRepetitionLevel = repetition;
        field.MaxDefinitionLevel = definition;
        if (field is DataField && !_columns.Add(field.Path))
            throw new CorruptDataException($"two columns are named '{field.Path}'");
        return field;
    }

    private DataField Column(SchemaElement element, bool repeated)
    {
        if (!Enum.IsDefined(element.Type!.Value))
            throw new CorruptDataException($"column '{element.Name}' has the unknown physical type {(int)element.Type}");
        var clrType = ClrTypes.Of(element, _options);
        var note = ClrTypes.Annotation(element);
        if (note.Kind == LogicalKind.Decimal && DecimalDataField.IsPossible(note.Precision, note.Scale))
            return new DecimalDataField(element.Name, note.Precision, note.Scale, clrType: clrType) { IsArray = repeated };
        if (Unit(element.Type.Value, note) is { } unit)
            return new TimeDataField(element.Name, unit) { IsAdjustedToUtc = note.IsAdjustedToUtc, IsArray = repeated };
        if (clrType != typeof(DateTime))
            return new DataField(element.Name, clrType, element) { IsArray = repeated };
        var (format, utc, stored) = Time(element);
        return new DateTimeDataField(element.Name, format, utc, stored) { IsArray = repeated };
    }

    private static TimeUnitPrecision? Unit(Meta.Type type, LogicalAnnotation note) => (type, note.Kind, note.Unit) switch
    {
        (Meta.Type.INT32, LogicalKind.Time, LogicalTimeUnit.Millis) => TimeUnitPrecision.Millis,
        (Meta.Type.INT64, LogicalKind.Time, LogicalTimeUnit.Micros) => TimeUnitPrecision.Micros,
        (Meta.Type.INT64, LogicalKind.Time, LogicalTimeUnit.Nanos) => TimeUnitPrecision.Nanos,
        _ => null,
    };

    private static (DateTimeFormat Format, bool Utc, DateTimeTimeUnit? Unit) Time(SchemaElement element)
    {
        if (element.Type == Meta.Type.INT96)
            return (DateTimeFormat.Impala, true, null);
        var note = ClrTypes.Annotation(element);
        if (note.Kind == LogicalKind.Date)
            return (DateTimeFormat.Date, true, null);
        var unit = note.Unit switch
        {
            LogicalTimeUnit.Millis => DateTimeTimeUnit.Millis,
            LogicalTimeUnit.Micros => DateTimeTimeUnit.Micros,
            LogicalTimeUnit.Nanos => DateTimeTimeUnit.Nanos,
            _ => throw new CorruptDataException($"column '{element.Name}' is a timestamp of unknown unit"),
        };
        if (element.Logical.Kind == LogicalKind.Timestamp)
            return (DateTimeFormat.Timestamp, note.IsAdjustedToUtc, unit);
        return (unit == DateTimeTimeUnit.Millis ? DateTimeFormat.DateAndTime : DateTimeFormat.DateAndTimeMicros, true, null);
    }

    private static Field Group(SchemaElement element, Field[] children)
    {
        var kind = ClrTypes.Annotation(element).Kind;
        if (kind == LogicalKind.List && children is [{ } repeated])
            return new ListField(element.Name, repeated is StructField { Fields: [var item] } ? item : repeated, element);
        if (kind == LogicalKind.Map && children is [StructField { Fields: [var key, var value] }])
            return new MapField(element.Name, key, value);
        return new StructField(element.Name, children);
    }
}
