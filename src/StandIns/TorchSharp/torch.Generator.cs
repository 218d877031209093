using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers. The default one feeds every function that is given none.</summary>
    public class Generator : IDisposable
    {
        private IntPtr handle;

        /// <summary>A stream of its own, on the host.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is not null && device.type != DeviceType.CPU)
                throw new NotSupportedException($"a generator on {device}: only the host's are made here");
            NativeFailure.Check(Native.ts_generator_new(seed, out handle), "Generator");
            this.device = CPU;
        }

        private Generator(IntPtr handle, Device device)
        {
            this.handle = handle;
            this.device = device;
        }

        /// <summary>Gives up a stream that nobody disposed.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The default stream of the host.</summary>
        public static Generator Default => DefaultOf(CPU);

        /// <summary>The native pointer.</summary>
        /// <exception cref="ObjectDisposedException">The generator is disposed.</exception>
        public IntPtr Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == IntPtr.Zero, this);
                return handle;
            }
        }

        /// <summary>Where the stream's numbers are made.</summary>
        public Device device { get; }

        /// <summary>Starts the stream anew, and hands back this generator.</summary>
        public Generator manual_seed(long seed)
        {
            NativeFailure.Check(Native.ts_generator_seed(Handle, seed), "manual_seed");
            return this;
        }

        /// <summary>The seed the stream started from.</summary>
        public long initial_seed()
        {
            NativeFailure.Check(Native.ts_generator_initial_seed(Handle, out var seed), "initial_seed");
            return seed;
        }

        /// <summary>Where the stream is, as bytes.</summary>
        public Tensor get_state()
        {
            NativeFailure.Check(Native.ts_generator_get_state(Handle, out var state), "get_state");
            return new Tensor(state);
        }

        /// <summary>Puts the stream where another was.</summary>
        public void set_state(Tensor value) =>
            NativeFailure.Check(Native.ts_generator_set_state(Handle, value.Live), "set_state", value);

        /// <summary>Gives up the stream.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        internal static Generator DefaultOf(Device device)
        {
            NativeFailure.Check(Native.ts_generator_default((int)device.type, device.index, out var generator), "Generator");
            return new Generator(generator, device);
        }

        /// <summary>Gives up the stream.</summary>
        protected virtual void Dispose(bool disposing)
        {
            var held = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (held != IntPtr.Zero)
                Native.ts_generator_free(held);
        }
    }
}
