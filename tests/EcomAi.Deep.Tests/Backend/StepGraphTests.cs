using System.Runtime.InteropServices;
using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class StepGraphTests
{
    private readonly List<string> _said = [];

    [Fact]
    public void On_the_host_steps_run_as_they_are_and_one_message_says_why()
    {
        using var scope = NewDisposeScope();
        using var graph = StepGraph.Create(CPU, _said.Add);
        for (var i = 1; i <= 10; i++)
            Assert.Equal(2f * i, graph.Run([full(2, (float)i)], inputs => inputs[0].sum()).item<float>());
        Assert.False(graph.IsRecorded);
        Assert.Equal(["steps are taken one operation at a time: only a GPU's steps can be recorded, and these run on cpu"], _said);
    }

    [Fact]
    public void A_step_is_recorded_after_a_few_and_the_recording_reads_each_batch()
    {
        using var scope = NewDisposeScope();
        var recorder = new FakeRecorder();
        using var graph = new StepGraph(recorder, null, _said.Add);
        var calls = 0;
        for (var i = 1; i <= 6; i++)
        {
            var loss = graph.Run([full(2, (float)i), ones(1, dtype: int64)], inputs =>
            {
                calls++;
                return inputs[0].sum();
            });
            Assert.Equal(2f * i, loss.item<float>());
            Assert.Equal(i > 3, graph.IsRecorded);
        }

        Assert.Equal(3, recorder.Beside);
        Assert.Equal(3, recorder.Replays);
        Assert.Equal(7, calls); // three as they are, one to record, and those of the recording, which is run by calling it here
        Assert.Empty(_said);
    }

    [Fact]
    public void The_loss_of_a_step_is_not_overwritten_by_the_next()
    {
        using var scope = NewDisposeScope();
        using var graph = new StepGraph(new FakeRecorder(), null, _said.Add);
        var losses = Enumerable.Range(1, 6).Select(i => graph.Run([full(1, (float)i)], inputs => inputs[0].sum())).ToList();
        Assert.Equal([1f, 2, 3, 4, 5, 6], losses.Select(loss => loss.item<float>()));
    }

    [Fact]
    public void A_batch_of_another_shape_or_type_runs_as_it_is_and_is_mentioned_once()
    {
        using var scope = NewDisposeScope();
        var recorder = new FakeRecorder();
        using var graph = new StepGraph(recorder, null, _said.Add);
        foreach (var rows in new[] { 4, 4, 4, 4, 3, 4, 2 })
            Assert.Equal(rows, graph.Run([ones(rows)], inputs => inputs[0].sum()).item<float>());
        Assert.Equal(4, graph.Run([ones(4, dtype: float64)], inputs => inputs[0].sum()).item<double>());
        Assert.Equal(2, recorder.Replays);
        Assert.Equal(
            ["steps are recorded for [4] Float32; one of [3] Float32 runs as it is, and so will others of other shapes"], _said);
    }

    [Fact]
    public void A_shape_that_changes_before_the_recording_is_warmed_up_anew()
    {
        using var scope = NewDisposeScope();
        var recorder = new FakeRecorder();
        using var graph = new StepGraph(recorder, null, _said.Add);
        foreach (var rows in new[] { 2, 2, 4, 4, 4, 4 })
            Assert.Equal(rows, graph.Run([ones(rows)], inputs => inputs[0].sum()).item<float>());
        Assert.Equal((5, 1), (recorder.Beside, recorder.Replays));
        Assert.Empty(_said);
    }

    [Fact]
    public void An_operation_that_cannot_be_recorded_ends_the_trying_and_loses_no_step()
    {
        using var scope = NewDisposeScope();
        var recorder = new FakeRecorder { Refusal = "operation not permitted when stream is capturing\nmore" };
        using var graph = new StepGraph(recorder, null, _said.Add);
        for (var i = 1; i <= 6; i++)
            Assert.Equal(i, graph.Run([full(1, (float)i)], inputs => inputs[0].sum()).item<float>());
        Assert.False(graph.IsRecorded);
        Assert.True(recorder.IsDisposed);
        Assert.Equal(
            ["steps are taken one operation at a time: one of their operations cannot be recorded: operation not permitted when stream is capturing"],
            _said);
    }

    [Fact]
    public void Nothing_is_left_of_steps_recordings_and_faults()
    {
        var before = LiveTensors.Settled();
        using (var graph = new StepGraph(new FakeRecorder(), null, _said.Add))
        {
            for (var i = 0; i < 8; i++)
                Take(graph, i == 6 ? 3 : 4);
            Assert.Equal(before + 2, TorchRuntime.LiveTensors); // the recording's input and its loss
            Assert.Throws<InvalidOperationException>(() => graph.Run([ones(9)], _ => throw new InvalidOperationException()).Dispose());
        }

        using (var refused = new StepGraph(new FakeRecorder { Refusal = "no" }, null, _said.Add))
        {
            for (var i = 0; i < 8; i++)
                Take(refused, 4);
        }

        Assert.Equal(before, LiveTensors.Settled());

        static void Take(StepGraph graph, int rows)
        {
            using var input = ones(rows);
            using var loss = graph.Run([input], inputs => (inputs[0] * 2).sum());
        }
    }

    [Fact]
    public void A_recorded_step_trains_as_one_that_is_not()
    {
        if (!cuda.is_available())
            return;
        var (eager, recorded) = (Train(CPU), Train(new Device("cuda:0")));
        Assert.Equal(eager.Length, recorded.Length);
        Assert.All(eager.Zip(recorded), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.DoesNotContain(_said, text => !text.Contains("run on cpu", StringComparison.Ordinal));

        // Gradient descent by hand: all it needs is on the device.
        float[] Train(Device device)
        {
            using var scope = NewDisposeScope();
            using var graph = StepGraph.Create(device, _said.Add);
            var weight = arange(4, dtype: float32).reshape(4, 1).to(device).requires_grad_();
            var losses = new List<float>();
            for (var step = 0; step < 10; step++)
            {
                var x = arange(8, dtype: float32).reshape(2, 4).to(device) / (10 + step);
                losses.Add(graph.Run([x], inputs =>
                {
                    var loss = (inputs[0].matmul(weight) - 1).square().mean();
                    var gradient = autograd.grad([loss], [weight])[0];
                    using (no_grad())
                        weight.sub_(gradient * 0.1);
                    return loss;
                }).item<float>());
            }

            return [.. losses];
        }
    }

    private sealed class RefusedException(string message) : ExternalException(message);

    /// <summary>Records by keeping the step, and runs it again on the inputs it closed over.</summary>
    private sealed class FakeRecorder : IStepRecorder
    {
        private Func<Tensor>? _step;
        private Tensor? _result;

        public string? Refusal { get; init; }

        public int Beside { get; private set; }

        public int Replays { get; private set; }

        public bool IsDisposed { get; private set; }

        public Tensor RunBeside(Func<Tensor> step)
        {
            Beside++;
            return step();
        }

        public Tensor Record(Func<Tensor> step)
        {
            if (Refusal is not null)
                throw new RefusedException(Refusal);
            _step = step;
            using var shape = step();
            return _result = zeros_like(shape).DetachFromDisposeScope();
        }

        public void Replay()
        {
            Replays++;
            using var computed = _step!();
            _result!.copy_(computed).Dispose();
        }

        public void Dispose() => IsDisposed = true;
    }
}
