using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One element of <c>t[...]</c>: an index, a slice, a mask, a new dimension, or "the dimensions between".</summary>
    public readonly struct TensorIndex
    {
        /// <summary>All dimensions not named by the other indices.</summary>
        public static readonly TensorIndex Ellipsis = new(NativeIndex.EllipsisKind);

        /// <summary>A new dimension of size one.</summary>
        public static readonly TensorIndex None = new(NativeIndex.NoneKind);

        /// <summary>A new dimension of size one.</summary>
        public static readonly TensorIndex Null = None;

        /// <summary>All of a dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        private readonly long kind;
        private readonly long start;
        private readonly long stop;
        private readonly long step;
        private readonly Tensor? tensor;

        private TensorIndex(long kind, long start = 0, long stop = 0, long step = 0, Tensor? tensor = null) =>
            (this.kind, this.start, this.stop, this.step, this.tensor) = (kind, start, stop, step, tensor);

        internal Tensor? Operand => tensor;

        /// <summary>Every step-th entry from start up to stop, which is left out; what is null is the dimension's end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(
            NativeIndex.SliceKind, start ?? NativeIndex.LeftOut, stop ?? NativeIndex.LeftOut, step ?? NativeIndex.LeftOut);

        /// <summary>The entries from the first up to the second, which is left out.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>The entries of a range.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

        /// <summary>A truth value, which puts in a dimension of size one or zero.</summary>
        public static TensorIndex Bool(bool value) => new(NativeIndex.BooleanKind, value ? 1 : 0);

        /// <summary>One entry; negative counts from the end. Null puts in a dimension.</summary>
        public static TensorIndex Single(long? index) => index is { } i ? new(NativeIndex.IntegerKind, i) : None;

        /// <summary>A mask or a tensor of indices.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(NativeIndex.TensorKind, tensor: tensor);

        /// <summary>One entry; negative counts from the end.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>The entries from the first up to the second, which is left out.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>The entries of a range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>One entry, from the end with ^.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>The tensor of indices, or the index as a tensor.</summary>
        /// <exception cref="InvalidOperationException">The index is neither.</exception>
        public static implicit operator Tensor(TensorIndex value) => value.kind switch
        {
            NativeIndex.TensorKind => value.tensor!,
            NativeIndex.IntegerKind => torch.tensor(value.start),
            _ => throw new InvalidOperationException("only an index, or a tensor of indices, is a tensor"),
        };

        internal NativeIndex ToNative(IntPtr pointer) =>
            new() { Kind = kind, Start = start, Stop = stop, Step = step, Tensor = pointer };
    }
}
