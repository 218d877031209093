using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A table of rows for ids, drawn from a standard normal distribution, the padding row zero.</summary>
        /// <param name="num_embeddings">How many ids.</param>
        /// <param name="embedding_dims">Numbers a row.</param>
        /// <param name="padding_idx">An id that is not trained and starts at zero.</param>
        /// <param name="max_norm">Rows longer than this are shortened when looked up.</param>
        /// <param name="norm_type">The p of the norm that <paramref name="max_norm"/> limits.</param>
        /// <param name="scale_grad_by_freq">Divides a row's gradient by how often it occurs in the batch.</param>
        /// <param name="sparse">Gives the gradient as a sparse tensor of the rows looked up.</param>
        /// <param name="device">Where the table lives.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            var padding = padding_idx is { } p && p < 0 ? p + num_embeddings : padding_idx;
            var weight = randn(num_embeddings, embedding_dims, dtype: dtype, device: device);
            if (padding is { } row)
            {
                using var zeroed = weight.select(0, row);
                zeroed.zero_().Dispose();
            }
            return new Embedding(weight, padding ?? -1, max_norm, norm_type, scale_grad_by_freq, sparse);
        }
    }
}
