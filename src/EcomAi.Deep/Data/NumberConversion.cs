using System.Numerics;
using System.Runtime.InteropServices;

namespace EcomAi.Deep.Data;

/// <summary>Numbers of one type as another; what does not fit is an <see cref="OverflowException"/>.</summary>
internal readonly struct NumberConversion<TFile, TTable> : IConversion<TFile, TTable>
    where TFile : struct, INumberBase<TFile>
    where TTable : struct, INumberBase<TTable>
{
    public static TTable Convert(TFile value) => TTable.CreateChecked(value);

    public static void Convert(ReadOnlySpan<TFile> from, Span<TTable> to)
    {
        var done = 0;
        if (typeof(TFile) == typeof(int) && typeof(TTable) == typeof(long))
            done = Widen(MemoryMarshal.Cast<TFile, int>(from), MemoryMarshal.Cast<TTable, long>(to));
        else if (typeof(TFile) == typeof(float) && typeof(TTable) == typeof(double))
            done = Widen(MemoryMarshal.Cast<TFile, float>(from), MemoryMarshal.Cast<TTable, double>(to));
        for (; done < from.Length; done++)
            to[done] = TTable.CreateChecked(from[done]);
    }

    private static int Widen(ReadOnlySpan<int> from, Span<long> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            Vector.Widen(new Vector<int>(from[i..]), out var low, out var high);
            low.CopyTo(to[i..]);
            high.CopyTo(to[(i + Vector<long>.Count)..]);
        }

        return i;
    }

    private static int Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(from[i..]), out var low, out var high);
            low.CopyTo(to[i..]);
            high.CopyTo(to[(i + Vector<double>.Count)..]);
        }

        return i;
    }
}
