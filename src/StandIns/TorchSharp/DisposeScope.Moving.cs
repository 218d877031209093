using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moving disposables between scopes, and out of all of them.</summary>
public sealed partial class DisposeScope
{
    /// <summary>Moves this to the enclosing scope, or out of all scopes where there is none.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(Outer, disposable);

    /// <summary>Moves these to the enclosing scope, or out of all scopes where there is none.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => MoveToOther(Outer, first, second);

    /// <summary>Moves these to the enclosing scope, or out of all scopes where there is none.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => MoveToOther(Outer, first, second, third);

    /// <summary>Moves these to the enclosing scope, or out of all scopes where there is none.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, disposables);

    /// <summary>Moves these to the enclosing scope, or out of all scopes where there is none.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <summary>Moves this to another scope, or out of all scopes when it is null.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    /// <summary>Moves these to another scope, or out of all scopes when it is null.</summary>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Move(first, scope);
        Move(second, scope);
        return (first, second);
    }

    /// <summary>Moves these to another scope, or out of all scopes when it is null.</summary>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Move(first, scope);
        Move(second, scope);
        Move(third, scope);
        return (first, second, third);
    }

    /// <summary>Moves these to another scope, or out of all scopes when it is null.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves these to another scope, or out of all scopes when it is null.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            Move(disposable, scope);
    }

    /// <summary>Takes this out of all scopes: its owner disposes it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable => MoveToOther(null, disposable);

    /// <summary>Takes these out of all scopes: their owner disposes them.</summary>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => MoveToOther(null, first, second);

    /// <summary>Takes these out of all scopes: their owner disposes them.</summary>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => MoveToOther(null, first, second, third);

    /// <summary>Takes these out of all scopes: their owner disposes them.</summary>
    public void Detach(params IDisposable[] disposables) => MoveToOther(null, disposables);

    /// <summary>Takes these out of all scopes: their owner disposes them.</summary>
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    private void Move(IDisposable disposable, DisposeScope? scope)
    {
        RequireOpen();
        if (disposable is not Tensor tensor || !Contains(tensor) || ReferenceEquals(scope, this))
            return;
        Forget(tensor);
        if (scope is not null)
            scope.Hold(tensor);
        else
            Statistics.DetachedFromScopeCount++;
    }
}
