using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>This thread's scopes and counters.</summary>
public class DisposeScopeManager
{
    private const int LargestSpare = 4096;

    [ThreadStatic]
    private static DisposeScopeManager? current;

    // The list of a scope that has gone, for the next one; a scope may be disposed on another thread.
    private List<Tensor?>? spare;

    /// <summary>What was made and disposed on this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => Current.Counters;

    internal static DisposeScopeManager Current => current ??= new DisposeScopeManager();

    internal DisposeScope? Innermost { get; private set; }

    internal ThreadDisposeScopeStatistics Counters { get; } = new();

    internal DisposeScope Enter() => Innermost = new DisposeScope(this, Innermost);

    internal List<Tensor?> TakeList() => Interlocked.Exchange(ref spare, null) ?? [];

    internal void ReturnList(List<Tensor?> list)
    {
        if (list.Capacity > LargestSpare)
            return;
        list.Clear();
        Volatile.Write(ref spare, list);
    }

    // A scope disposed out of order leaves the ones inside it as they are: what they move out goes to the one around it.
    internal void Leave(DisposeScope scope)
    {
        if (ReferenceEquals(Innermost, scope))
        {
            Innermost = scope.Outer;
            return;
        }
        for (var inner = Innermost; inner is not null; inner = inner.Outer)
        {
            if (!ReferenceEquals(inner.Outer, scope))
                continue;
            inner.Outer = scope.Outer;
            return;
        }
    }
}
