using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

public sealed class PrefetcherTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public void Elements_come_in_order_and_the_sequence_can_be_read_again()
    {
        var prefetcher = new Prefetcher<int>(Enumerable.Range(0, 1000), 3);

        Assert.Equal(Enumerable.Range(0, 1000), prefetcher);
        Assert.Equal(Enumerable.Range(0, 1000), prefetcher);
    }

    [Fact]
    public void An_exception_arrives_after_the_elements_before_it()
    {
        static IEnumerable<int> Source()
        {
            yield return 1;
            yield return 2;
            throw new DataException("row 3 is bad");
        }

        var taken = new List<int>();
        var error = Assert.Throws<DataException>(() =>
        {
            foreach (var item in new Prefetcher<int>(Source()))
                taken.Add(item);
        });
        Assert.Equal("row 3 is bad", error.Message);
        Assert.Equal([1, 2], taken);
    }

    [Fact]
    public void It_works_ahead_by_its_capacity_and_one_in_the_making()
    {
        using var made = new SemaphoreSlim(0);
        var count = 0;
        IEnumerable<int> Source()
        {
            while (true)
            {
                Interlocked.Increment(ref count);
                made.Release();
                yield return 0;
            }
        }

        using var items = new Prefetcher<int>(Source(), 2).GetEnumerator();
        for (var i = 0; i < 3; i++)
            Assert.True(made.Wait(Long));
        Assert.False(made.Wait(50));
        Assert.Equal(3, count);
        Assert.True(items.MoveNext());
        Assert.True(made.Wait(Long));
        Assert.Equal(4, Volatile.Read(ref count));
    }

    [Fact]
    public void Stopping_early_disposes_leftovers_and_ends_the_thread()
    {
        var alive = 0;
        Thread? worker = null;
        var ended = false;
        IEnumerable<Counted> Source()
        {
            worker = Thread.CurrentThread;
            try
            {
                while (true)
                {
                    Interlocked.Increment(ref alive);
                    yield return new Counted(() => Interlocked.Decrement(ref alive));
                }
            }
            finally
            {
                ended = true;
            }
        }

        foreach (var item in new Prefetcher<Counted>(Source(), 4))
        {
            item.Dispose();
            break;
        }

        Assert.Equal(0, alive);
        Assert.True(ended);
        Assert.NotSame(Thread.CurrentThread, worker);
        Assert.False(worker!.IsAlive);
    }

    [Fact]
    public void Reading_to_the_end_leaves_no_thread()
    {
        Thread? worker = null;
        IEnumerable<int> Source()
        {
            worker = Thread.CurrentThread;
            yield return 1;
        }

        Assert.Equal([1], new Prefetcher<int>(Source()));
        Assert.False(worker!.IsAlive);
    }

    [Fact]
    public void A_capacity_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Prefetcher<int>([], 0));

    private sealed class Counted(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
