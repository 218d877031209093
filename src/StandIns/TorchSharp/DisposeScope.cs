using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Collects what is made on this thread while it is the innermost scope, and disposes it when it is disposed.
/// Belongs to one thread, though what it holds may be disposed on any.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private const int CompactAbove = 64;

    private readonly Lock gate = new();
    private readonly DisposeScopeManager manager;
    private readonly List<IDisposable?> disposables = [];
    private int living;
    private bool disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        Outer = outer;
    }

    /// <summary>What the scope holds now, in the order it came.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            RequireOpen();
            lock (gate)
                return [.. disposables.OfType<IDisposable>()];
        }
    }

    /// <summary>How many the scope holds now.</summary>
    public int DisposablesCount
    {
        get
        {
            RequireOpen();
            lock (gate)
                return living;
        }
    }

    internal DisposeScope? Outer { get; set; }

    internal LifetimeStatistics Statistics => manager.Counters.TensorStatistics;

    /// <summary>Takes over a tensor that is in no scope, or in another.</summary>
    /// <exception cref="InvalidOperationException">It is no tensor.</exception>
    public void Attach(IDisposable disposable)
    {
        RequireOpen();
        if (disposable is not Tensor tensor)
            throw new InvalidOperationException("a scope can hold tensors only");
        if (ReferenceEquals(tensor.Scope, this))
            return;
        tensor.Scope?.Forget(tensor);
        Statistics.AttachedToScopeCount++;
        Hold(tensor);
    }

    /// <summary>Takes over disposables that are in no scope, or in another.</summary>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes over disposables that are in no scope, or in another, and hands them back.</summary>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var attached = disposables.ToList();
        foreach (var disposable in attached)
            Attach(disposable);
        return attached;
    }

    /// <summary>Whether the scope holds this.</summary>
    public bool Contains(IDisposable disposable)
    {
        if (disposable is Tensor tensor)
            return ReferenceEquals(tensor.Scope, this);
        lock (gate)
            return disposables.Exists(held => ReferenceEquals(held, disposable));
    }

    /// <summary>Forgets a disposable that its owner has disposed.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        RequireOpen();
        if (Contains(disposable))
            Forget(disposable);
    }

    /// <summary>Disposes all that the scope holds; the scope stays.</summary>
    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    /// <summary>Disposes all that the scope holds except these.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        RequireOpen();
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        List<IDisposable?> held;
        lock (gate)
        {
            held = [.. disposables];
        }
        foreach (var disposable in held)
        {
            if (disposable is null || keep.Contains(disposable))
                continue;
            if (disposable is not Tensor)
                Forget(disposable);
            disposable.Dispose();
        }
    }

    /// <summary>Disposes all that the scope holds except these.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes all that the scope holds except this, which is handed back.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Disposes all that the scope holds except these, which are handed back.</summary>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    /// <summary>Disposes all that the scope holds except these, which are handed back.</summary>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Disposes all that the scope holds and closes it; where it was the innermost, the outer one is again.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        DisposeEverything();
        manager.Leave(this);
        disposed = true;
    }

    internal void Hold(IDisposable disposable)
    {
        lock (gate)
        {
            if (disposable is Tensor tensor)
            {
                tensor.Scope = this;
                tensor.Slot = disposables.Count;
            }
            disposables.Add(disposable);
            living++;
        }
    }

    /// <summary>Lets go of a disposable without disposing it or counting.</summary>
    internal void Forget(IDisposable disposable)
    {
        lock (gate)
        {
            int slot;
            if (disposable is Tensor tensor)
            {
                if (!ReferenceEquals(tensor.Scope, this))
                    return;
                slot = tensor.Slot;
                tensor.Scope = null;
            }
            else
            {
                slot = disposables.FindIndex(held => ReferenceEquals(held, disposable));
                if (slot < 0)
                    return;
            }
            disposables[slot] = null;
            living--;
            while (disposables.Count > 0 && disposables[^1] is null)
                disposables.RemoveAt(disposables.Count - 1);
            if (disposables.Count > CompactAbove && living < disposables.Count / 2)
                Compact();
        }
    }

    private void RequireOpen() => ObjectDisposedException.ThrowIf(disposed, this);

    // A long loop that disposes as it goes must not make the list grow.
    private void Compact()
    {
        disposables.RemoveAll(held => held is null);
        for (var i = 0; i < disposables.Count; i++)
        {
            if (disposables[i] is Tensor tensor)
                tensor.Slot = i;
        }
    }
}
