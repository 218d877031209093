namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sizes of all dimensions.</summary>
    public readonly struct Size
    {
        private readonly long[]? shape;

        /// <summary>The size of a tensor with these dimensions.</summary>
        public Size(long[] shape) => this.shape = [.. shape];

        /// <summary>The size of a tensor with one dimension.</summary>
        public Size(long size) => shape = [size];

        /// <summary>The sizes as an array.</summary>
        public long[] Shape => shape ?? [];

        /// <summary>The number of dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>The size of one dimension.</summary>
        public long this[int idx] => Shape[idx];

        /// <summary>The size of a tensor with one dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>The size of a matrix.</summary>
        public static implicit operator Size((long, long) size) => new([size.Item1, size.Item2]);

        /// <summary>The size of a tensor with three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new([size.Item1, size.Item2, size.Item3]);

        /// <summary>The size of a tensor with these dimensions.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>The number of elements.</summary>
        public long numel() => Shape.Aggregate(1L, (product, size) => product * size);
    }
}
