namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values of parameters, written in place and without being recorded; each hands back a wrapper of its tensor.</summary>
        public static partial class init
        {
            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => Unrecorded(tensor, static t => t.fill_(1));

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => Unrecorded(tensor, static t => t.zero_());

            /// <summary>One value.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, t => t.fill_(val));

            /// <summary>Uniform in [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Unrecorded(tensor, t => t.uniform_(low, high, generator));

            /// <summary>Normal with this mean and standard deviation.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Unrecorded(tensor, t => t.normal_(mean, std, generator));

            /// <summary>Uniform in ±gain sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain sqrt(2 / (fanIn + fanOut)) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Uniform in ±sqrt(3) gain / sqrt(fan) (He et al. 2015).</summary>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = Math.Sqrt(3.0) * calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain / sqrt(fan) (He et al. 2015).</summary>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut));
            }

            /// <summary>Orthogonal rows, or columns where there are fewer of them, all of length gain (Saxe et al. 2014).</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.dim() < 2)
                    throw new ArgumentException("rows are orthogonal in a tensor with two or more dimensions", nameof(tensor));
                using var ungraded = no_grad();
                using var scope = NewDisposeScope();
                var rows = tensor.size(0);
                var columns = tensor.numel() / rows;
                var drawn = empty(rows, columns, tensor.dtype, tensor.device).normal_();
                var (q, r) = Interop.Op.linalgQr.Call2(rows < columns ? drawn.t() : drawn);
                q = q * r.diagonal().sign();
                return tensor.copy_((rows < columns ? q.t() : q).mul(gain).reshape(tensor.shape)).MoveToOuterDisposeScope();
            }

            /// <summary>By how much a nonlinearity shrinks what goes through it.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>How many inputs and outputs a weight connects.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException("fan in and fan out are those of a tensor with two or more dimensions", nameof(tensor));
                var receptive = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * receptive, shape[0] * receptive);
            }

            private static Tensor Unrecorded(Tensor tensor, Func<Tensor, Tensor> fill)
            {
                using var ungraded = no_grad();
                return fill(tensor);
            }
        }
    }
}
