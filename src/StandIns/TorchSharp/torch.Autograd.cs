using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records nothing for gradients on this thread until disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Records for gradients on this thread, or not, until disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Records for gradients on this thread, or not, until disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Whether this thread records for gradients.</summary>
    public static bool is_grad_enabled() => Native.ts_grad_mode() != 0;

    /// <summary>Records nothing and counts no versions on this thread until disposed: faster than <see cref="no_grad"/>, and final.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => Native.ts_inference_mode() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly int before = Native.ts_grad_mode();
        private bool disposed;

        public GradMode(bool enabled) => Native.ts_set_grad_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            Native.ts_set_grad_mode(before);
        }
    }

    private sealed class InferenceMode : IDisposable
    {
        private IntPtr guard;

        public InferenceMode(bool enabled) =>
            NativeFailure.Check(Native.ts_inference_guard_new(enabled ? 1 : 0, out guard), "inference_mode");

        public void Dispose()
        {
            var held = Interlocked.Exchange(ref guard, IntPtr.Zero);
            if (held != IntPtr.Zero)
                Native.ts_inference_guard_free(held);
        }
    }
}
