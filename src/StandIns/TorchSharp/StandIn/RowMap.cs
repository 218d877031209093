using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>Finds the distinct ids among many, in time and memory that go with their number and not with the table's. For one thread at a time.</summary>
[Experimental("STANDIN001")]
public sealed class RowMap : IDisposable
{
    private readonly RowMapHandle marks;

    /// <summary>For ids below <paramref name="height"/>.</summary>
    public RowMap(long height) => marks = new RowMapHandle(height);

    /// <summary>The distinct ids in the order of their first occurrence, and where each id stands among them.</summary>
    /// <param name="ids">Ids [n], Int64 on the host.</param>
    /// <returns>Rows [distinct], Int64, and slots [n], Int32.</returns>
    /// <exception cref="TorchIndexException">An id is not a row.</exception>
    public (Tensor Rows, Tensor Slots) Find(Tensor ids)
    {
        var failure = Native.ts_row_map_find(marks, ids.Live, out var rows, out var slots);
        if (failure != 0)
            throw NativeFailure.Create(failure, "row map", ids);
        return (new Tensor(rows), new Tensor(slots));
    }

    /// <summary>Frees the marks.</summary>
    public void Dispose() => marks.Dispose();
}
