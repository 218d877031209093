namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Which connections of a weight are counted.</summary>
            public enum FanInOut
            {
                /// <summary>Those into one output.</summary>
                FanIn,

                /// <summary>Those out of one input.</summary>
                FanOut,
            }

            /// <summary>What follows a layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear,

                /// <summary>A convolution.</summary>
                Conv1D,

                /// <summary>A convolution.</summary>
                Conv2D,

                /// <summary>A convolution.</summary>
                Conv3D,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D,

                /// <summary>A sigmoid.</summary>
                Sigmoid,

                /// <summary>A hyperbolic tangent.</summary>
                Tanh,

                /// <summary>A rectifier.</summary>
                ReLU,

                /// <summary>A rectifier that leaks.</summary>
                LeakyReLU,
            }
        }
    }
}
