using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// One LSTM layer over whole sequences in one native call, forward and backward: the numbers of <see cref="LSTM"/> up to
/// rounding, several times as fast on the host. The same inputs and threads give the same bits.
/// </summary>
[Experimental("STANDIN001")]
public static class FusedLstm
{
    /// <summary>The states at all times, and the last ones. Gradients go to everything given; not twice.</summary>
    /// <param name="input">[batch, time, input], Float32 on the host, as all others.</param>
    /// <param name="h0">First hidden states, [batch, hidden]; zeros when null.</param>
    /// <param name="c0">First cell states, [batch, hidden]; zeros when null.</param>
    /// <param name="weightIh">[4 hidden, input], gates in the order i, f, g, o.</param>
    /// <param name="weightHh">[4 hidden, hidden].</param>
    /// <param name="biasIh">[4 hidden].</param>
    /// <param name="biasHh">[4 hidden].</param>
    /// <returns>Output [batch, time, hidden], h and c [batch, hidden].</returns>
    /// <exception cref="TorchException">A shape, type or device does not fit.</exception>
    public static (Tensor Output, Tensor H, Tensor C) Layer(
        Tensor input, Tensor? h0, Tensor? c0, Parameter weightIh, Parameter weightHh, Parameter biasIh, Parameter biasHh)
    {
        var failure = Native.ts_lstm_layer(
            input.Live, h0 is null ? Tensor.NoTensor : h0.Live, c0 is null ? Tensor.NoTensor : c0.Live, weightIh.Live, weightHh.Live,
            biasIh.Live, biasHh.Live, out var output, out var h, out var c);
        if (failure != 0)
            throw NativeFailure.Create(failure, "lstm", input, weightIh, weightHh);
        return (new Tensor(output), new Tensor(h), new Tensor(c));
    }
}
