using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class ThreadTests
{
    private const int Threads = 8;

    [Fact]
    public void Threads_train_models_of_their_own_beside_one_another()
    {
        var before = LiveTensors.Settled();
        var losses = new ConcurrentBag<float>();
        OnThreads(_ =>
        {
            using var model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1));
            using (no_grad())
            {
                foreach (var parameter in model.parameters())
                    parameter.fill_(0.1).Dispose();
            }
            using var adam = optim.Adam(model.parameters(), lr: 0.01);
            var last = 0f;
            for (var step = 0; step < 200; step++)
            {
                using var scope = NewDisposeScope();
                var loss = nn.functional.mse_loss(model.call(ones(16, 4)), zeros(16, 1));
                adam.zero_grad();
                loss.backward();
                adam.step();
                last = loss.item<float>();
            }
            losses.Add(last);
        });
        Assert.Equal(Threads, losses.Count);
        Assert.Single(losses.Distinct());
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_BLAS_underneath_uses_as_many_threads_as_torch(int count)
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(count);
            Assert.Equal(count, get_num_threads());
            Assert.Equal(count, StandIn.Runtime.BlasThreads ?? count); // null: another BLAS, which libtorch tells itself
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void A_tensor_disposed_on_one_thread_is_refused_or_used_to_the_end_on_the_others()
    {
        var before = LiveTensors.Settled();
        var (used, refused) = (0L, 0L);
        for (var round = 0; round < 60; round++)
        {
            var shared = Enumerable.Range(0, 40).Select(_ => ones(64, 16)).ToArray();
            OnThreads(thread =>
            {
                for (var i = 0; i < shared.Length; i++)
                {
                    var tensor = shared[(i + (thread * 5)) % shared.Length];
                    if (thread % 4 == 3)
                    {
                        tensor.Dispose();
                        continue;
                    }
                    try
                    {
                        using var scope = NewDisposeScope();
                        Assert.Equal(2f * 64 * 16, (thread % 4) switch
                        {
                            0 => (tensor + 1).sum().item<float>(),
                            1 => 2 * tensor.data<float>().ToArray().Sum(),
                            _ => cat([tensor, tensor]).sum().item<float>(),
                        });
                        Interlocked.Increment(ref used);
                    }
                    catch (ObjectDisposedException)
                    {
                        Interlocked.Increment(ref refused);
                    }
                }
            });
            Assert.All(shared, tensor => Assert.True(tensor.IsInvalid));
        }
        Assert.Equal(60 * 40 * 6, used + refused);
        Assert.True(used > 0 && refused > 0, $"{used} used, {refused} refused");
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void What_a_scope_holds_may_be_disposed_on_other_threads()
    {
        var before = LiveTensors.Settled();
        for (var round = 0; round < 30; round++)
        {
            using var scope = NewDisposeScope();
            var held = Enumerable.Range(0, 200).Select(_ => ones(2)).ToArray();
            OnThreads(thread =>
            {
                for (var i = thread % 3; i < held.Length; i += 3)
                    held[i].Dispose();
            });
            Assert.Equal(0, scope.DisposablesCount);
            var next = ones(1);
            Assert.Equal([next], scope.DisposablesView);
        }
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void A_scope_may_close_while_other_threads_dispose_what_it_holds()
    {
        var before = LiveTensors.Settled();
        for (var round = 0; round < 30; round++)
        {
            var scope = NewDisposeScope();
            var held = Enumerable.Range(0, 2000).Select(_ => ones(2)).ToArray();
            using var start = new Barrier(2);
            var other = new Thread(() =>
            {
                start.SignalAndWait();
                for (var i = held.Length - 1; i >= 0; i--)
                    held[i].Dispose();
            });
            other.Start();
            start.SignalAndWait();
            scope.Dispose();
            other.Join();
            Assert.All(held, tensor => Assert.True(tensor.IsInvalid));
        }
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void Scopes_are_a_threads_own()
    {
        using var scope = NewDisposeScope();
        var mine = ones(1);
        OnThreads(_ =>
        {
            using var other = NewDisposeScope();
            var theirs = ones(1);
            Assert.Equal([theirs], other.DisposablesView);
        });
        Assert.Equal([mine], scope.DisposablesView);
    }

    [Fact]
    public void Finalizers_free_what_is_forgotten_while_other_threads_work()
    {
        var before = LiveTensors.Settled();
        OnThreads(thread =>
        {
            for (var i = 0; i < 500; i++)
            {
                var forgotten = ones(32, 32).requires_grad_();
                var result = (forgotten * 2).sum();
                result.backward();
                if (thread == 0 && i % 50 == 0)
                    GC.Collect();
            }
        });
        Assert.True(Tensor.PeakCount > before);
        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void A_module_disposed_on_one_thread_is_refused_on_the_others()
    {
        for (var round = 0; round < 20; round++)
        {
            var model = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 2));
            OnThreads(thread =>
            {
                for (var i = 0; i < 20; i++)
                {
                    if (thread == 0 && i == 10)
                        model.Dispose();
                    try
                    {
                        using var scope = NewDisposeScope();
                        Assert.Equal([4L, 2L], model.call(ones(4, 8)).shape);
                    }
                    catch (ObjectDisposedException)
                    {
                        return;
                    }
                }
            });
        }
    }

    // All start together; what one throws is thrown here.
    private static void OnThreads(Action<int> work)
    {
        using var start = new Barrier(Threads);
        var faults = new ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(number);
            }
            catch (Exception fault)
            {
                faults.Add(fault);
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        if (!faults.IsEmpty)
            throw new AggregateException(faults);
    }
}
