using EcomAi.Deep.Soak;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class SoakTests
{
    [Fact]
    public void Two_thousand_steps_some_of_which_fail_leave_no_tensor_and_no_object_behind()
    {
        const int steps = 2000, warmUp = 500;
        const long managedBound = 256 << 10;
        var before = LiveTensors.Settled();
        manual_seed(1);
        using (var soak = new TrainingSoak())
        {
            for (var step = 0; step < warmUp; step++)
                soak.Step();
            var start = MemorySample.Take();
            for (var step = warmUp; step < steps; step++)
                soak.Step();
            var end = MemorySample.Take();
            Assert.Equal(steps / TrainingSoak.FaultEvery, soak.Faults);
            Assert.Equal(start.LiveTensors, end.LiveTensors);
            Assert.True(end.ManagedBytes - start.ManagedBytes < managedBound, $"{start.ManagedBytes} -> {end.ManagedBytes} bytes");
        }
        Assert.Equal(before, LiveTensors.Settled());
    }
}
