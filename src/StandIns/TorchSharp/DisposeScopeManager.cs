namespace TorchSharp;

/// <summary>This thread's scopes and counters.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? current;

    /// <summary>What was made and disposed on this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => Current.Counters;

    internal static DisposeScopeManager Current => current ??= new DisposeScopeManager();

    internal DisposeScope? Innermost { get; private set; }

    internal ThreadDisposeScopeStatistics Counters { get; } = new();

    internal DisposeScope Enter() => Innermost = new DisposeScope(this, Innermost);

    // A scope disposed out of order takes the ones inside it along.
    internal void Leave(DisposeScope scope)
    {
        for (var inner = Innermost; inner is not null; inner = inner.Outer)
        {
            if (!ReferenceEquals(inner, scope))
                continue;
            while (!ReferenceEquals(Innermost, scope))
            {
                Innermost!.DisposeEverything();
                Innermost = Innermost.Outer;
            }
            Innermost = scope.Outer;
            return;
        }
    }
}
