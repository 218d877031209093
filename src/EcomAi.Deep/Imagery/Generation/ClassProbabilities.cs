using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>Tells what images show, as a classifier of real images sees it.</summary>
/// <param name="images">The images.</param>
/// <returns>[N, classes] float32 probabilities, which the caller disposes.</returns>
public delegate Tensor ClassProbabilities(ImageSet images);
