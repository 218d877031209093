using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>One argument of <see cref="Operator.Call(ReadOnlySpan{Argument})"/>, by implicit conversion.</summary>
internal readonly struct Argument
{
    public readonly ArgumentTag Tag;
    public readonly int Length;
    public readonly long Whole;
    public readonly object? Reference;

    private Argument(ArgumentTag tag, long whole = 0, int length = 0, object? reference = null) =>
        (Tag, Whole, Length, Reference) = (tag, whole, length, reference);

    public static Argument None => default;

    public static implicit operator Argument(Tensor? tensor) =>
        tensor is null ? default : new(ArgumentTag.Tensor, reference: tensor);

    public static implicit operator Argument(long value) => new(ArgumentTag.Integer, value);

    public static implicit operator Argument(long? value) => value is { } v ? v : default(Argument);

    public static implicit operator Argument(double value) => new(ArgumentTag.Real, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } v ? v : default(Argument);

    public static implicit operator Argument(bool value) => new(ArgumentTag.Boolean, value ? 1 : 0);

    public static implicit operator Argument(long[]? values) =>
        values is null ? default : new(ArgumentTag.Integers, length: values.Length, reference: values);

    public static implicit operator Argument(Tensor[] tensors) =>
        new(ArgumentTag.Tensors, length: tensors.Length, reference: tensors);

    public static Argument Optional(Tensor[] tensors) =>
        new(ArgumentTag.OptionalTensors, length: tensors.Length, reference: tensors);

    public static implicit operator Argument(string? text) => text is null ? default : new(ArgumentTag.Text, reference: text);

    public static implicit operator Argument(ScalarType? type) => type is { } t ? (long)t : default(Argument);

    public static implicit operator Argument(Device? device) =>
        device is null ? default : new(ArgumentTag.Device, device.index, (int)device.type);

    public static implicit operator Argument(Generator? generator) =>
        generator is null ? default : new(ArgumentTag.Generator, generator.Handle, reference: generator);

    public static implicit operator Argument(Scalar? scalar)
    {
        if (scalar is null)
            return default;
        var number = scalar.Number;
        return new(number.Tag switch
        {
            NativeNumber.IntegerTag => ArgumentTag.Integer,
            NativeNumber.RealTag => ArgumentTag.Real,
            _ => ArgumentTag.Boolean,
        }, number.Integer);
    }
}
