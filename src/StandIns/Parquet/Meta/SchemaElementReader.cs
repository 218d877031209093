namespace Parquet.Meta;

/// <summary>Decodes the nodes of the schema with their annotations.</summary>
internal static class SchemaElementReader
{
    public static SchemaElement Read(ref ThriftReader reader)
    {
        var element = new SchemaElement();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    element.Type = (Type)reader.I32(type);
                    break;
                case 2:
                    element.TypeLength = reader.I32(type);
                    break;
                case 3:
                    element.RepetitionType = (FieldRepetitionType)reader.I32(type);
                    break;
                case 4:
                    element.Name = reader.Text(type);
                    break;
                case 5:
                    element.NumChildren = reader.I32(type);
                    break;
                case 6:
                    element.ConvertedType = (ConvertedType)reader.I32(type);
                    break;
                case 7:
                    element.Scale = reader.I32(type);
                    break;
                case 8:
                    element.Precision = reader.I32(type);
                    break;
                case 9:
                    element.FieldId = reader.I32(type);
                    break;
                case 10:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    element.Logical = ReadLogical(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return element;
    }

    // LogicalType is a union: the field's id is the kind, its struct holds the parameters.
    private static LogicalAnnotation ReadLogical(ref ThriftReader reader)
    {
        var logical = default(LogicalAnnotation);
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            ThriftReader.Expect(type, ThriftType.Struct);
            var kind = (LogicalKind)id;
            logical = kind switch
            {
                LogicalKind.Time or LogicalKind.Timestamp => ReadTime(ref reader, kind),
                LogicalKind.Integer => ReadInteger(ref reader),
                LogicalKind.Decimal => ReadDecimal(ref reader),
                _ => SkipParameters(ref reader, type, kind),
            };
        }

        reader.LeaveStruct();
        return logical;
    }

    private static LogicalAnnotation SkipParameters(ref ThriftReader reader, ThriftType type, LogicalKind kind)
    {
        reader.Skip(type);
        return new LogicalAnnotation(kind);
    }

    private static LogicalAnnotation ReadTime(ref ThriftReader reader, LogicalKind kind)
    {
        var utc = false;
        var unit = LogicalTimeUnit.None;
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            if (id == 1)
                utc = ThriftReader.Bool(type);
            else if (id == 2 && type == ThriftType.Struct)
                unit = ReadUnit(ref reader);
            else
                reader.Skip(type);
        }

        reader.LeaveStruct();
        return new LogicalAnnotation(kind, unit, utc);
    }

    private static LogicalTimeUnit ReadUnit(ref ThriftReader reader)
    {
        var unit = LogicalTimeUnit.None;
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            unit = (LogicalTimeUnit)id;
            reader.Skip(type);
        }

        reader.LeaveStruct();
        return unit;
    }

    private static LogicalAnnotation ReadDecimal(ref ThriftReader reader)
    {
        var (scale, precision) = (0, 0);
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            if (id == 1)
                scale = reader.I32(type);
            else if (id == 2)
                precision = reader.I32(type);
            else
                reader.Skip(type);
        }

        reader.LeaveStruct();
        return new LogicalAnnotation(LogicalKind.Decimal, Precision: precision, Scale: scale);
    }

    private static LogicalAnnotation ReadInteger(ref ThriftReader reader)
    {
        int bits = 0;
        var signed = false;
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            if (id == 1 && type == ThriftType.Byte)
                bits = reader.ReadByte();
            else if (id == 2)
                signed = ThriftReader.Bool(type);
            else
                reader.Skip(type);
        }

        reader.LeaveStruct();
        return new LogicalAnnotation(LogicalKind.Integer, BitWidth: bits, IsSigned: signed);
    }
}
