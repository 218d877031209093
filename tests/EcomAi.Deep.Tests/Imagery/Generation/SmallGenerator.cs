using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Tests.Imagery.Generation;

/// <summary>A small generator of random weights: two linear layers over latents and the class's embedding.</summary>
internal sealed class SmallGenerator : Generator
{
    private readonly Embedding _class;
    private readonly Linear _hidden;
    private readonly Linear _pixels;

    public SmallGenerator(int channels = 3, int height = 8, int width = 12, int classes = 3, int latentSize = 16)
        : base("small", new ImageShape(channels, height, width, classes), latentSize)
    {
        using var seeded = manual_seed(7);
        _class = nn.Embedding(classes, 8);
        _hidden = nn.Linear(latentSize + 8, 48);
        _pixels = nn.Linear(48, channels * height * width);
        RegisterComponents();
    }

    public bool? WasTraining { get; private set; }

    public override Tensor forward(Tensor latents, Tensor labels)
    {
        WasTraining = training;
        using var scope = NewDisposeScope();
        var hidden = _hidden.call(cat([latents, _class.call(labels)], 1)).relu();
        return _pixels.call(hidden).mul(3).tanh().view(-1, Shape.Channels, Shape.Height, Shape.Width).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _class.Dispose();
            _hidden.Dispose();
            _pixels.Dispose();
        }

        base.Dispose(disposing);
    }
}
