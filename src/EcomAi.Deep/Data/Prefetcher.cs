using System.Collections;
using System.Runtime.ExceptionServices;

namespace EcomAi.Deep.Data;

/// <summary>
/// Produces a sequence ahead of its consumer on one background thread, in order. An exception of the source reaches the consumer
/// after the elements before it. Ending the enumeration early stops the thread, waits for it, and disposes what was produced
/// and not taken; elements that were taken belong to the consumer.
/// </summary>
/// <typeparam name="T">The elements; those that are <see cref="IDisposable"/> are disposed when left over.</typeparam>
/// <param name="source">What to produce; it is enumerated on the background thread only, once an enumeration.</param>
/// <param name="capacity">The most elements that lie ready; one more may be in the making. Default 2.</param>
public sealed class Prefetcher<T>(IEnumerable<T> source, int capacity = 2) : IEnumerable<T>
{
    private readonly int _capacity = capacity >= 1 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "at least 1.");

    /// <summary>Starts the background thread.</summary>
    public IEnumerator<T> GetEnumerator() => new Ahead(source, _capacity);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Ahead : IEnumerator<T>
    {
        private readonly IEnumerable<T> _source;
        private readonly int _capacity;
        private readonly Queue<T> _ready = new();
        private readonly Thread _thread;
        private ExceptionDispatchInfo? _fault;
        private bool _finished;
        private bool _stop;

        public Ahead(IEnumerable<T> source, int capacity)
        {
            _source = source;
            _capacity = capacity;
            _thread = new Thread(Produce) { IsBackground = true, Name = "prefetch" };
            _thread.Start();
        }

        public T Current { get; private set; } = default!;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            lock (_ready)
            {
                while (_ready.Count == 0 && !_finished)
                    Monitor.Wait(_ready);
                if (_ready.TryDequeue(out var next))
                {
                    Current = next;
                    Monitor.PulseAll(_ready);
                    return true;
                }

                _fault?.Throw();
                return false;
            }
        }

        public void Reset() => throw new NotSupportedException();

        public void Dispose()
        {
            lock (_ready)
            {
                _stop = true;
                Monitor.PulseAll(_ready);
            }

            _thread.Join();
            while (_ready.TryDequeue(out var left))
                (left as IDisposable)?.Dispose();
        }

        private void Produce()
        {
            try
            {
                foreach (var item in _source)
                {
                    if (!Offer(item))
                        break;
                }
            }
            catch (Exception fault)
            {
                // It is thrown again where the consumer would have taken the element that never came.
                _fault = ExceptionDispatchInfo.Capture(fault);
            }
            finally
            {
                lock (_ready)
                {
                    _finished = true;
                    Monitor.PulseAll(_ready);
                }
            }
        }

        private bool Offer(T item)
        {
            lock (_ready)
            {
                while (_ready.Count >= _capacity && !_stop)
                    Monitor.Wait(_ready);
                if (!_stop)
                {
                    _ready.Enqueue(item);
                    Monitor.PulseAll(_ready);
                    return true;
                }
            }

            (item as IDisposable)?.Dispose();
            return false;
        }
    }
}
