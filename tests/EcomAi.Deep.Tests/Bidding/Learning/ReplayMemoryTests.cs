using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class ReplayMemoryTests
{
    [Fact]
    public void The_oldest_rows_are_written_over()
    {
        using var scope = NewDisposeScope();
        using var memory = new ReplayMemory(5, 2, 3);
        Assert.Equal(0, memory.Append(Rows(0, 3)));
        Assert.Equal(3, memory.Append(Rows(3, 4)));
        Assert.Equal((5, 2), (memory.Count, memory.Position));
        var batch = memory.Gather(tensor(new long[] { 0, 1, 2, 4 }));
        Assert.Equal([5, 6, 2, 4], batch.Actions.data<long>().ToArray());
        Assert.Equal([5, 5.5f, 6, 6.5f, 2, 2.5f, 4, 4.5f], batch.States.data<float>().ToArray());
        Assert.Equal([-5, -5.5f, -6, -6.5f, -2, -2.5f, -4, -4.5f], batch.NextStates.data<float>().ToArray());
        Assert.Equal([50, 60, 20, 40], batch.Returns.data<float>().ToArray());
        Assert.Equal([.5f, .6f, .2f, .4f], batch.Discounts.data<float>().ToArray());
        Assert.Equal(
            [false, true, true, true, false, true, false, true, true, true, true, true], batch.NextMasks!.data<bool>().ToArray());
    }

    [Fact]
    public void A_saved_memory_goes_on_where_it_was()
    {
        using var scope = NewDisposeScope();
        using var memory = new ReplayMemory(5, 2, 3);
        using var loaded = new ReplayMemory(5, 2, 3);
        memory.Append(Rows(0, 4));
        TensorState.Copy(memory.State, loaded.State, "state");
        loaded.Restore();
        memory.Append(Rows(4, 2));
        loaded.Append(Rows(4, 2));
        Assert.Equal((memory.Count, memory.Position), (loaded.Count, loaded.Position));
        Assert.All(memory.State, named => Assert.True(named.Value.equal(loaded.State[named.Key]).all().item<bool>(), named.Key));
    }

    [Fact]
    public void More_rows_than_there_is_room_for_are_refused()
    {
        using var memory = new ReplayMemory(2, 2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Append(Rows(0, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplayMemory(int.MaxValue, 2));
    }

    private static TransitionRows Rows(int first, int count)
    {
        var rows = new TransitionRows(count, 2, 3);
        for (var i = first; i < first + count; i++)
            rows.Add([i, i + .5f], i, i * 10, i / 10f, [-i, -i - .5f], [i % 3 != 2, i % 3 != 0, true]);
        return rows;
    }
}
