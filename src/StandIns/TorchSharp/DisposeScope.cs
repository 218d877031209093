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
    private List<Tensor?>? tensors;
    private int living;
    private bool disposed;
    private volatile bool emptying;

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
                return [.. (tensors ?? []).OfType<IDisposable>()];
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
    public bool Contains(IDisposable disposable) => disposable is Tensor tensor && ReferenceEquals(tensor.Scope, this);

    /// <summary>Forgets a disposable that its owner has disposed.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        RequireOpen();
        if (disposable is Tensor tensor)
            Forget(tensor);
    }

    /// <summary>Disposes all that the scope holds; the scope stays.</summary>
    public void DisposeEverything()
    {
        RequireOpen();
        Empty();
    }

    /// <summary>Disposes all that the scope holds except these.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        RequireOpen();
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in DisposablesView)
        {
            if (!keep.Contains(disposable))
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
        Empty();
        manager.Leave(this);
        disposed = true;
    }

    internal void Hold(Tensor tensor)
    {
        lock (gate)
        {
            tensors ??= manager.TakeList();
            tensor.Scope = this;
            tensor.Slot = tensors.Count;
            tensors.Add(tensor);
            living++;
        }
    }

    /// <summary>Lets go of a tensor without disposing it or counting.</summary>
    internal void Forget(Tensor tensor)
    {
        // While the scope disposes all it holds, nobody asks for places in its list.
        if (emptying)
        {
            if (ReferenceEquals(tensor.Scope, this))
                tensor.Scope = null;
            return;
        }
        lock (gate)
        {
            if (!ReferenceEquals(tensor.Scope, this))
                return;
            tensor.Scope = null;
            if (tensors is null || tensor.Slot >= tensors.Count || !ReferenceEquals(tensors[tensor.Slot], tensor))
                return;
            tensors[tensor.Slot] = null;
            living--;
            while (tensors.Count > 0 && tensors[^1] is null)
                tensors.RemoveAt(tensors.Count - 1);
            if (tensors.Count > CompactAbove && living < tensors.Count / 2)
                Compact(tensors);
        }
    }

    private void RequireOpen() => ObjectDisposedException.ThrowIf(disposed, this);

    // The list is taken away first, so that no tensor's place in it has to be kept right while they go.
    private void Empty()
    {
        List<Tensor?>? held;
        lock (gate)
        {
            held = tensors;
            tensors = null;
            living = 0;
            emptying = held is not null;
        }
        if (held is null)
            return;
        try
        {
            foreach (var tensor in held)
            {
                if (tensor is not null && ReferenceEquals(tensor.Scope, this))
                    tensor.Dispose();
            }
        }
        finally
        {
            emptying = false;
        }
        manager.ReturnList(held);
    }

    // A long loop that disposes as it goes must not make the list grow.
    private static void Compact(List<Tensor?> tensors)
    {
        tensors.RemoveAll(held => held is null);
        for (var i = 0; i < tensors.Count; i++)
            tensors[i]!.Slot = i;
    }
}
