using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Decodes dictionary indices and puts the dictionary's values in their places.</summary>
internal static class DictionaryIndices
{
    // Unpacked indices stay in the first-level cache.
    private const int Block = 1024;

    [SkipLocalsInit]
    public static void Decode<T>(ReadOnlySpan<byte> source, int bitWidth, ReadOnlySpan<T> dictionary, Span<T> destination)
    {
        var reader = new RleReader(source, bitWidth);
        Span<int> indices = stackalloc int[Block];
        while (!destination.IsEmpty)
        {
            reader.EnsureRun();
            var count = (int)Math.Min(reader.RunLength, destination.Length);
            if (reader.IsRepeated)
            {
                Check((uint)reader.RunValue, dictionary.Length);
                destination[..count].Fill(dictionary[reader.RunValue]);
                reader.Advance(count);
            }
            else
            {
                count = Math.Min(count, Block);
                reader.Unpack(indices[..count]);
                Check(Largest(indices[..count]), dictionary.Length);
                Gather(indices[..count], dictionary, destination);
            }

            destination = destination[count..];
        }
    }

    // Every index is below the dictionary's length, as was just checked for the largest, and there is room for all.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather<T>(ReadOnlySpan<int> indices, ReadOnlySpan<T> dictionary, Span<T> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(dictionary);
        ref var to = ref MemoryMarshal.GetReference(destination[..indices.Length]);
        for (var i = 0; i < indices.Length; i++)
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, (nint)(uint)indices[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Largest(ReadOnlySpan<int> indices)
    {
        var unsigned = MemoryMarshal.Cast<int, uint>(indices);
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(unsigned);
        var largest = Vector<uint>.Zero;
        foreach (var vector in vectors)
            largest = Vector.Max(largest, vector);
        var most = 0u;
        for (var i = 0; i < Vector<uint>.Count; i++)
            most = Math.Max(most, largest[i]);
        foreach (var index in unsigned[(vectors.Length * Vector<uint>.Count)..])
            most = Math.Max(most, index);
        return most;
    }

    private static void Check(uint index, int length)
    {
        if (index >= (uint)length)
            CorruptDataException.Throw($"index {index} is outside of a dictionary of {length} values");
    }
}
