using System.Collections;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// The elements of a tensor on the host, in row-major order whatever their order in memory. Keeps them from collection, not from
/// disposal; memory in use is not freed under it, and once it is freed the accessor throws.
/// </summary>
/// <typeparam name="T">The .NET type of the dtype.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly TensorHandle handle;
    private readonly IntPtr start;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        handle = tensor.Live;
        start = tensor.DataPointer();
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>Never: the elements may be written.</summary>
    public bool IsReadOnly => false;

    /// <summary>One element by its index in every dimension.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its dimension, or their number is wrong.</exception>
    public unsafe T this[params long[] indices]
    {
        get
        {
            using var held = new Hold(handle);
            return ((T*)start)[Offset(indices)];
        }

        set
        {
            using var held = new Hold(handle);
            ((T*)start)[Offset(indices)] = value;
        }
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>Copies elements from <paramref name="tensorIndex"/> on into an array from <paramref name="arrayIndex"/> on, as many as both have.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements from <paramref name="tensorIndex"/> on into a span from <paramref name="arrayIndex"/> on, as many as both have.</summary>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        using var held = new Hold(handle);
        var data = (T*)start;
        var count = (int)Math.Min(target.Length, Count - tensorIndex);
        if (contiguous)
        {
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(target);
            return;
        }
        for (var i = 0; i < count; i++)
            target[i] = data[Offset(tensorIndex + i)];
    }

    /// <summary>Copies an array from <paramref name="arrayIndex"/> on over the elements from <paramref name="tensorIndex"/> on, as many as both have.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies a span from <paramref name="arrayIndex"/> on over the elements from <paramref name="tensorIndex"/> on, as many as both have.</summary>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        using var held = new Hold(handle);
        var data = (T*)start;
        var count = (int)Math.Min(source.Length, Count - tensorIndex);
        if (contiguous)
        {
            source[..count].CopyTo(new Span<T>(data + tensorIndex, count));
            return;
        }
        for (var i = 0; i < count; i++)
            data[Offset(tensorIndex + i)] = source[i];
    }

    /// <summary>All elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        using var held = new Hold(handle);
        for (var i = 0L; i < Count; i++)
            yield return At(i);
    }

    /// <summary>Does nothing: the tensor belongs to its owner.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe T At(long position) => ((T*)start)[contiguous ? position : Offset(position)];

    private long Offset(long position)
    {
        var offset = 0L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            offset += position % shape[d] * strides[d];
            position /= shape[d];
        }
        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length != shape.Length)
            throw new ArgumentOutOfRangeException(nameof(indices), $"{indices.Length} indices for {shape.Length} dimensions");
        var offset = 0L;
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= shape[d])
                throw new ArgumentOutOfRangeException(nameof(indices), $"index {indices[d]} in a dimension of size {shape[d]}");
            offset += indices[d] * strides[d];
        }
        return offset;
    }

    // Another thread may dispose the tensor meanwhile, or its module may move it elsewhere: its memory stays until this is done.
    private readonly struct Hold : IDisposable
    {
        private readonly TensorHandle handle;

        public Hold(TensorHandle handle)
        {
            this.handle = handle;
            var added = false;
            handle.DangerousAddRef(ref added);
        }

        public void Dispose() => handle.DangerousRelease();
    }
}
