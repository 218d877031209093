using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__
    {
        get
        {
            NativeFailure.Check(Native.ts_runtime_version(out var text), "version");
            return NativeFailure.Take(text);
        }
    }

    /// <summary>A scope that disposes what this thread makes while it is the innermost.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Enter();

    /// <summary>Evaluates an expression in a scope of its own; only its result lives on.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Starts the default random streams anew on all devices, and hands back the host's.</summary>
    public static Generator manual_seed(long seed)
    {
        NativeFailure.Check(Native.ts_manual_seed(seed), "manual_seed");
        return Generator.Default;
    }

    /// <summary>Where the host's default random stream is, as bytes.</summary>
    public static Tensor get_rng_state()
    {
        using var generator = Generator.Default;
        return generator.get_state();
    }

    /// <summary>Puts the host's default random stream where it was.</summary>
    public static void set_rng_state(Tensor new_state)
    {
        using var generator = Generator.Default;
        generator.set_state(new_state);
    }

    /// <summary>The threads that one operation may use.</summary>
    public static int get_num_threads()
    {
        NativeFailure.Check(Native.ts_get_num_threads(out var count), "get_num_threads");
        return count;
    }

    /// <summary>Sets the threads that one operation may use.</summary>
    public static void set_num_threads(int num) => NativeFailure.Check(Native.ts_set_num_threads(num), "set_num_threads");

    /// <summary>The CUDA devices.</summary>
    public static class cuda
    {
        /// <summary>Whether libtorch sees a CUDA device.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>How many CUDA devices libtorch sees.</summary>
        public static int device_count()
        {
            NativeFailure.Check(Native.ts_cuda_device_count(out var count), "device_count");
            return count;
        }

        /// <summary>Waits until a device has done what was asked of it.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is no such device.</exception>
        public static void synchronize(Device? device = null) =>
            NativeFailure.Check(Native.ts_cuda_synchronize(device?.index ?? 0), "synchronize");
    }
}
