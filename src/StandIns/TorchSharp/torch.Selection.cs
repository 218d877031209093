using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>For every index, the element there along a dimension.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <summary>For every index, the element there along a dimension.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) =>
        Tensor.GatherSparse(input, dim, index, sparse_grad);

    /// <summary>A copy with the source's elements put at the indices along a dimension.</summary>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    /// <summary>In place: a copy with the source's elements put at the indices along a dimension.</summary>
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

    /// <summary>A copy with the source's elements added at the indices along a dimension.</summary>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

    /// <summary>The entries of a dimension at these indices.</summary>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    /// <summary>The coordinates of the elements that are not zero: [count, dimensions].</summary>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <summary>This where the condition is true, the other elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    /// <summary>This where the condition is true, the other elsewhere.</summary>
    public static Tensor[] where(Tensor condition) => Op.whereOnly.CallList(condition);

    /// <summary>Where an element is among the test elements.</summary>
    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        tensor.isin(test_elements, assumeUnique, invert);

    /// <summary>Whether every element is within atol + rtol * |target| of the target's.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>The lower triangle, the rest zero.</summary>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <summary>The upper triangle, the rest zero.</summary>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);
}
