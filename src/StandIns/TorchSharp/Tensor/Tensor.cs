using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An array on a device that remembers how it was computed. A wrapper around one reference to a native tensor:
    /// several wrappers may share one. Usable from any thread; disposal is safe while another thread uses it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private TensorHandle handle;
        private int disposed;

        internal Tensor(IntPtr native)
        {
            handle = new TensorHandle(native);
            var manager = DisposeScopeManager.Current;
            if (manager.Innermost is { } scope)
            {
                manager.Counters.TensorStatistics.CreatedInScopeCount++;
                scope.Hold(this);
            }
            else
            {
                manager.Counters.TensorStatistics.CreatedOutsideScopeCount++;
            }
        }

        /// <summary>Tensor wrappers alive in the process, on all threads.</summary>
        public static long TotalCount => TensorHandle.Live;

        /// <summary>The most tensor wrappers that were alive at once.</summary>
        public static long PeakCount => TensorHandle.Peak;

        /// <summary>A name for messages; null unless given.</summary>
        public string? name { get; set; }

        /// <summary>Whether the tensor is disposed.</summary>
        public bool IsInvalid => handle.IsClosed || handle.IsInvalid;

        /// <summary>The native pointer.</summary>
        /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
        public IntPtr Handle => Live.DangerousGetHandle();

        internal DisposeScope? Scope { get; set; }

        internal int Slot { get; set; }

        internal TensorHandle Live
        {
            get
            {
                if (handle.IsClosed)
                    ThrowDisposed();
                return handle;
            }
        }

        /// <summary>Gives up this wrapper's reference; the native tensor goes with the last one.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Moves the tensor to the scope around the one it is in, and hands it back.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope, and hands it back: the caller disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach(this);
            return this;
        }

        /// <summary>Moves the tensor to the scope of another tensor, and hands it back.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveTo(other.Scope);

        /// <summary>Moves the tensor to a scope, and hands it back.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other) => MoveTo(other);

        /// <summary>Another wrapper of the same native tensor.</summary>
        public Tensor alias() => Wrap(Native.ts_tensor_again(Live, out var result), result, "alias", this);

        /// <summary>Whether the other is a tensor of the same shape and elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Whether the other has the same shape and elements; compare wrappers with <see cref="object.ReferenceEquals"/>.</summary>
        public bool Equals(Tensor target) => ReferenceEquals(this, target) || Op.equalAll.CallBoolean(this, target);

        /// <summary>The wrapper's identity.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        internal static Tensor Wrap(int failure, IntPtr result, string operation, Tensor first) =>
            failure == 0 ? new Tensor(result) : throw NativeFailure.Create(failure, operation, first);

        internal static Tensor Wrap(int failure, IntPtr result, string operation, Tensor first, Tensor? second) =>
            failure == 0 ? new Tensor(result) : throw NativeFailure.Create(failure, operation, first, second);

        /// <summary>Hands the native reference to a new owner; this wrapper counts as disposed.</summary>
        internal IntPtr Release() => Release(out _);

        /// <summary>Hands the native reference to a new owner and says the scope it was in; this wrapper counts as disposed.</summary>
        internal IntPtr Release(out DisposeScope? scope)
        {
            NativeFailure.Check(Native.ts_tensor_again(Live, out var result), "alias", this);
            scope = Scope;
            Dispose();
            return result;
        }

        /// <summary>Puts another native tensor behind this wrapper.</summary>
        internal void Replace(Tensor other)
        {
            var old = handle;
            handle = new TensorHandle(other.Release());
            old.Dispose();
        }

        /// <summary>Gives up the reference.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (!disposing || Interlocked.Exchange(ref disposed, 1) != 0)
                return;
            if (Scope is { } scope)
            {
                scope.Forget(this);
                DisposeScopeManager.Current.Counters.TensorStatistics.DisposedInScopeCount++;
            }
            else
            {
                DisposeScopeManager.Current.Counters.TensorStatistics.DisposedOutsideScopeCount++;
            }
            handle.Dispose();
        }

        private Tensor MoveTo(DisposeScope? other)
        {
            if (Scope is { } scope)
                scope.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        private void ThrowDisposed() =>
            throw new ObjectDisposedException(name is null ? GetType().Name : $"{GetType().Name} '{name}'");
    }
}
