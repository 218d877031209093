using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        internal static Tensor GatherSparse(Tensor input, long dim, Tensor index, bool sparseGrad) =>
            Wrap(Native.ts_gather(input.Live, dim, index.Live, sparseGrad ? 1 : 0, out var result), result, "gather", input, index);

        private static string? NameOf(RoundingMode mode) => mode switch
        {
            RoundingMode.None => null,
            RoundingMode.trunc => "trunc",
            RoundingMode.floor => "floor",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "expected None, trunc or floor"),
        };

        private static Tensor Then(Tensor intermediate, Func<Tensor, Tensor> next)
        {
            using (intermediate)
                return next(intermediate);
        }

        private Tensor Divide(Tensor target, RoundingMode mode) => NameOf(mode) is { } rounding
            ? Op.divTensor_mode.Call(this, target, rounding)
            : Wrap(Native.ts_div(Live, target.Live, out var result), result, "div", this, target);

        private Tensor Divide(Scalar target, RoundingMode mode) => NameOf(mode) is { } rounding
            ? Op.divScalar_mode.Call(this, target, rounding)
            : Wrap(Native.ts_div_scalar(Live, target.Number, out var result), result, "div", this);

        private Tensor DivideInPlace(Tensor target, RoundingMode mode) => NameOf(mode) is { } rounding
            ? Op.div_Tensor_mode.Call(this, target, rounding)
            : Wrap(Native.ts_div_(Live, target.Live, out var result), result, "div_", this, target);

        private Tensor DivideInPlace(Scalar target, RoundingMode mode) => NameOf(mode) is { } rounding
            ? Op.div_Scalar_mode.Call(this, target, rounding)
            : Wrap(Native.ts_div_scalar_(Live, target.Number, out var result), result, "div_", this);

        private Tensor SumAll() => Wrap(Native.ts_sum(Live, out var result), result, "sum", this);

        private Tensor SumOver(ReadOnlySpan<long> dims, bool keepdim, ScalarType? type)
        {
            var failure = Native.ts_sum_dims(
                Live, dims, dims.Length, keepdim ? 1 : 0, type is { } t ? (int)t : -1, out var result);
            return Wrap(failure, result, "sum", this);
        }

        // libtorch gives an empty tensor for what was not asked for.
        private (Tensor, Tensor?, Tensor?) Unique(bool sorted, bool inverse, bool counts, int? dim)
        {
            var (values, places, numbers) = dim is { } d
                ? Op.uniqueDim.Call3(this, (long)d, sorted, inverse, counts)
                : Op.unique2.Call3(this, sorted, inverse, counts);
            if (!inverse)
                places.Dispose();
            if (!counts)
                numbers.Dispose();
            return (values, inverse ? places : null, counts ? numbers : null);
        }

        private Tensor Convert(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            var failure = Native.ts_to(
                Live, type is { } t ? (int)t : -1, device is null ? -1 : (int)device.type, device?.index ?? -1, copy ? 1 : 0,
                nonBlocking ? 1 : 0, out var result);
            var converted = Wrap(failure, result, "to", this);
            if (disposeAfter)
                Dispose();
            return converted;
        }

        private Tensor Like(Operator operation, ScalarType? dtype, Device? device, bool requiresGrad) =>
            Creation.Finish(operation.Call(this, dtype, Argument.None, device), requiresGrad);

        private Tensor LikeFilled(Operator operation, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad) =>
            Creation.Finish(operation.Call(this, value, dtype, Argument.None, device), requiresGrad);
    }
}
