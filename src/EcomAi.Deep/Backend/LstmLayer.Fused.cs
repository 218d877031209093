#if !TORCHSHARP_PACKAGE
using TorchSharp;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

public sealed partial class LstmLayer
{
    private static bool IsFused(Tensor input) =>
        input.device_type == DeviceType.CPU && input.dtype == float32 && input.dim() == 3 && !MixedPrecision.IsOpen(DeviceType.CPU);

    private (Tensor Output, Tensor Hidden, Tensor Cell) RunFused(Tensor input, Tensor? hidden, Tensor? cell)
    {
        using var scope = NewDisposeScope();
        var output = input;
        var states = new (Tensor Hidden, Tensor Cell)[Layers];
        for (var layer = 0; layer < Layers; layer++)
        {
            if (layer > 0 && Dropout > 0 && training)
                output = nn.functional.dropout(output, Dropout);
            (output, states[layer].Hidden, states[layer].Cell) = FusedLstm.Layer(
                output, hidden?.select(0, layer), cell?.select(0, layer), Weight("weight_ih", layer), Weight("weight_hh", layer),
                Weight("bias_ih", layer), Weight("bias_hh", layer));
        }
        var lastHidden = stack(states.Select(state => state.Hidden));
        var lastCell = stack(states.Select(state => state.Cell));
        return (output.MoveToOuterDisposeScope(), lastHidden.MoveToOuterDisposeScope(), lastCell.MoveToOuterDisposeScope());
    }
}
#endif
