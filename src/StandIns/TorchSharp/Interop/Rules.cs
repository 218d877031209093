using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The numbers of an Adam step as they cross the boundary.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AdamRule
{
    public double LearningRate;
    public double Beta1;
    public double Beta2;
    public double Eps;
    public double WeightDecay;
    public int Decoupled;
    public int Amsgrad;
    public int Maximize;
    public int Padding;
}

/// <summary>The numbers of an SGD step as they cross the boundary.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SgdRule
{
    public double LearningRate;
    public double Momentum;
    public double Dampening;
    public double WeightDecay;
    public int Nesterov;
    public int Maximize;
}

/// <summary>The numbers of a sparse step as they cross the boundary.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SparseRule
{
    public double LearningRate;
    public double Beta1;
    public double Beta2;
    public double Eps;
    public double WeightDecay;
}

/// <summary>What a fused pair step is told as it crosses the boundary.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PairRule
{
    public double Penalty;
    public int Factors;
    public int Layers;
    public int Loss;
    public int Padding;
}
