using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>SHA-256 of tensors and image sets, lower-case hexadecimal: what caches are named by.</summary>
internal static class ContentHash
{
    private const long SliceElements = 1 << 26;

    /// <summary>The hash of a text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash of named tensors: names, types, shapes and values, in the order of the names.</summary>
    public static string Of(IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Append(hash, name, tensor);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of a set of images: pixels, labels and the names of the classes.</summary>
    public static string Of(ImageSet images)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "pixels", images.Pixels);
        Append(hash, "labels", images.Labels);
        foreach (var name in images.Classes)
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name} {tensor.dtype} [{string.Join(", ", tensor.shape)}]\n")));
        var flat = tensor.detach().reshape(-1);
        // A span holds at most 2 GiB.
        for (var start = 0L; start < flat.size(0); start += SliceElements)
        {
            using var slice = NewDisposeScope();
            hash.AppendData(flat.narrow(0, start, Math.Min(SliceElements, flat.size(0) - start)).cpu().contiguous().bytes);
        }
    }
}
