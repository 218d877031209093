using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded for gradients.</summary>
        public bool requires_grad
        {
            get => (Facts().Flags & NativeFacts.RequiresGrad) != 0;
            set => NativeFailure.Check(Native.ts_set_requires_grad(Live, value ? 1 : 0), "requires_grad_", this);
        }

        /// <summary>The gradient that <see cref="backward()"/> has added up, in a new wrapper at each call; null when there is none.</summary>
        public Tensor? grad
        {
            get
            {
                NativeFailure.Check(Native.ts_grad(Live, out var result), "grad", this);
                return result == IntPtr.Zero ? null : new Tensor(result);
            }

            set => NativeFailure.Check(Native.ts_set_grad(Live, value is null ? NoTensor : value.Live), "grad", this);
        }

        /// <summary>Stands for "no tensor" in native calls.</summary>
        internal static TensorHandle NoTensor { get; } = new(IntPtr.Zero);

        /// <summary>Sets whether operations on this tensor are recorded, and hands back this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets whether operations on this tensor are recorded, and hands back this tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad() => NativeFailure.Check(Native.ts_retain_grad(Live), "retain_grad", this);

        /// <summary>Adds the gradients of this single value to the leaves it was computed from.</summary>
        public void backward() =>
            NativeFailure.Check(Native.ts_backward(Live, NoTensor, 0, 0, [], 0), "backward", this);

        /// <summary>Adds the gradients of this tensor, weighted by <paramref name="grad_tensors"/>, to its leaves or to <paramref name="inputs"/>.</summary>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            using var borrowed = new Borrow(inputs is null ? [] : [.. inputs]);
            var gradient = grad_tensors is { Count: > 0 } ? grad_tensors[0].Live : NoTensor;
            var failure = Native.ts_backward(
                Live, gradient, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, borrowed.Pointers, borrowed.Pointers.Length);
            NativeFailure.Check(failure, "backward", this);
        }
    }
}
