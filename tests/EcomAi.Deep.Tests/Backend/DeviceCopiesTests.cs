using EcomAi.Deep.Backend;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class DeviceCopiesTests
{
    [Fact]
    public void On_the_host_batches_are_handed_over_as_they_are()
    {
        var copies = new DeviceCopies(CPU);
        Assert.False(copies.AreNeeded);
        Batch[] batches = [new(1), new(2)];
        Assert.Same(batches, copies.ToDevice<Batch>(batches, (_, _) => throw new InvalidOperationException("nothing to copy")));
        Array.ForEach(batches, batch => batch.Dispose());
    }

    [Fact]
    public void A_buffer_has_the_shape_and_type_asked_for()
    {
        using var buffer = new DeviceCopies(CPU).Buffer([3, 2], ScalarType.Int64);
        Assert.Equal([3, 2], buffer.shape);
        Assert.Equal(int64, buffer.dtype);
    }

    [Fact]
    public void A_batch_is_copied_before_the_next_is_handed_over_and_its_buffers_are_free_when_its_copy_is()
    {
        var before = LiveTensors.Settled();
        var said = new List<string>();
        foreach (var copy in new DeviceCopies(CPU).Copied(Filled(said, 3), (host, copy) => Copy(said, host, copy)))
        {
            said.Add($"use {copy.Number}");
            copy.Dispose();
        }

        Assert.Equal(
            [
                "fill 1", "copy 1", "fill 2", "free 1", "copy 2", "use 1", "fill 3", "free 2", "copy 3", "use 2", "free 3", "use 3",
            ],
            said);
        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void Who_stops_early_leaves_nothing_behind()
    {
        var before = LiveTensors.Settled();
        foreach (var copy in new DeviceCopies(CPU).Copied(Filled([], 5), (host, copy) => Copy([], host, copy)))
        {
            copy.Dispose();
            break;
        }

        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void A_fault_of_the_source_comes_after_the_batches_before_it()
    {
        var before = LiveTensors.Settled();
        var used = new List<int>();
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var copy in new DeviceCopies(CPU).Copied(Faulty(), (host, copy) => Copy([], host, copy)))
            {
                used.Add(copy.Number);
                copy.Dispose();
            }
        });
        Assert.Equal("damaged", error.Message);
        Assert.Equal([1, 2], used);
        Assert.Equal(before, TorchRuntime.LiveTensors);

        static IEnumerable<Batch> Faulty()
        {
            yield return new Batch(1);
            yield return new Batch(2);
            throw new InvalidOperationException("damaged");
        }
    }

    [Fact]
    public void To_a_GPU_copies_go_from_locked_memory_and_are_complete_when_handed_over()
    {
        if (!cuda.is_available())
            return;
        var copies = new DeviceCopies(new Device("cuda:0"));
        var numbers = new List<float>();
        foreach (var copy in copies.ToDevice(Filled([], 20), (host, copy) => Copy([], host, copy)))
        {
            Assert.Equal(DeviceType.CUDA, copy.Values.device_type);
            numbers.Add(copy.Values.sum().item<float>());
            copy.Dispose();
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(number => 4f * number), numbers);
    }

    private static IEnumerable<Batch> Filled(List<string> said, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            said.Add($"fill {number}");
            var filled = number;
            yield return new Batch(number, () => said.Add($"free {filled}"));
        }
    }

    // On the host a copy of the same type is the tensor itself.
    private static Batch Copy(List<string> said, Batch host, Func<Tensor, Tensor> copy)
    {
        said.Add($"copy {host.Number}");
        using var same = copy(host.Values);
        return new Batch(host.Number, null, same.clone());
    }

    private sealed class Batch(int number, Action? freed = null, Tensor? values = null) : IDisposable
    {
        public int Number { get; } = number;

        public Tensor Values { get; } = values ?? full(4, (float)number);

        public void Dispose()
        {
            freed?.Invoke();
            Values.Dispose();
        }
    }
}
