using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int MostPrinted = 1000;

        /// <summary>Shape, dtype and device, and the values of a small tensor on the host.</summary>
        public override string ToString()
        {
            if (IsInvalid)
                return "a disposed tensor";
            var facts = $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
            if (NumberOfElements > MostPrinted || is_sparse || device_type != DeviceType.CPU)
                return facts;
            using var scope = NewDisposeScope();
            var values = detach().to(ScalarType.Float64).data<double>().ToArray();
            var text = new StringBuilder(facts).Append(", value = ");
            Append(text, values, shape, 0, 0);
            return text.ToString();
        }

        private static int Append(StringBuilder text, double[] values, long[] shape, int dim, int next)
        {
            if (dim == shape.Length)
            {
                text.Append(values[next].ToString("G6", CultureInfo.InvariantCulture));
                return next + 1;
            }
            text.Append('[');
            for (var i = 0; i < shape[dim]; i++)
            {
                if (i > 0)
                    text.Append(", ");
                next = Append(text, values, shape, dim + 1, next);
            }
            text.Append(']');
            return next;
        }
    }
}
