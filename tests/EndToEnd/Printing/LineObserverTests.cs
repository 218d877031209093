using EcomAi.Deep.Cli.Progress;

namespace EcomAi.Deep.EndToEnd.Printing;

public sealed class LineObserverTests
{
    private sealed class SteppedTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    [Fact]
    public void A_long_phase_tells_where_it_is_every_ten_seconds()
    {
        var time = new SteppedTime();
        using var text = new StringWriter { NewLine = "\n" };
        var observer = new LineObserver(text, isVerbose: false, time);
        using (var phase = observer.Phase("epoch 1/2", 4000, "samples"))
        {
            phase.Advance(1000);
            time.Seconds = 10;
            phase.Status("loss 0.5");
            phase.Advance(1000);
            time.Seconds = 15;
            phase.Advance(1000);
        }

        observer.Message("done");
        observer.Detail("not shown");
        Assert.Equal("epoch 1/2: 50% (2,000 of 4,000 samples, 200/s), loss 0.5\ndone\n", text.ToString());
    }
}
