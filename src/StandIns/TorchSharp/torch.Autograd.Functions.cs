using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients of one's choice.</summary>
    public static class autograd
    {
        /// <summary>The gradients of outputs to inputs, handed back and not added to anything.</summary>
        /// <param name="outputs">What is differentiated; single values unless weighted.</param>
        /// <param name="inputs">What it is differentiated by: leaves or intermediate results.</param>
        /// <param name="grad_outputs">A weight for every element of every output; needed where an output has several elements.</param>
        /// <param name="retain_graph">Keeps the recorded computation; also needed with <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Records the gradients' own computation, so that they can be differentiated again.</param>
        /// <param name="allow_unused">Allows inputs that the outputs do not depend on: their gradient is null.</param>
        /// <returns>A gradient for every input.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An output does not depend on an input, or its computation was not recorded or has been dropped.</exception>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            RequireWeights(outputs, grad_outputs);
            using var roots = new Borrow([.. outputs]);
            using var weights = new Borrow(grad_outputs is null ? new Tensor?[outputs.Count] : [.. grad_outputs]);
            using var leaves = new Borrow([.. inputs]);
            var results = new IntPtr[inputs.Count];
            var failure = Native.ts_autograd_grad(
                roots.Pointers, weights.Pointers, roots.Pointers.Length, leaves.Pointers, results, results.Length, retain_graph ? 1 : 0,
                create_graph ? 1 : 0, allow_unused ? 1 : 0);
            if (failure != 0)
                throw NativeFailure.Create(failure, "autograd.grad", [.. outputs, .. inputs]);
            return Array.ConvertAll(results, handle => handle == IntPtr.Zero ? null! : new Tensor(handle));
        }

        /// <summary>Adds the gradients of tensors, each weighted, to their leaves or to <paramref name="inputs"/>.</summary>
        /// <param name="tensors">What is differentiated; single values unless weighted.</param>
        /// <param name="grad_tensors">A weight for every element of every tensor.</param>
        /// <param name="retain_graph">Keeps the recorded computation; as <paramref name="create_graph"/> when null.</param>
        /// <param name="create_graph">Records the gradients' own computation, so that they can be differentiated again.</param>
        /// <param name="inputs">What alone gets gradients; all leaves when null.</param>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            RequireWeights(tensors, grad_tensors);
            using var roots = new Borrow([.. tensors]);
            using var weights = new Borrow(grad_tensors is null ? new Tensor?[tensors.Count] : [.. grad_tensors]);
            using var leaves = new Borrow(inputs is null ? [] : [.. inputs]);
            var failure = Native.ts_autograd_backward(
                roots.Pointers, weights.Pointers, roots.Pointers.Length, leaves.Pointers, leaves.Pointers.Length,
                retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0);
            if (failure != 0)
                throw NativeFailure.Create(failure, "autograd.backward", [.. tensors]);
        }

        /// <summary>Adds the gradients of a tensor, weighted, to its leaves or to <paramref name="inputs"/>.</summary>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) => backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Adds the gradients of a tensor, weighted, to its leaves or to <paramref name="inputs"/>.</summary>
        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static void RequireWeights(IList<Tensor> outputs, IList<Tensor>? weights)
        {
            if (weights is not null && weights.Count != outputs.Count)
                throw new ArgumentException($"{outputs.Count} outputs take as many weights, not {weights.Count}");
        }
    }
}
