#if !TORCHSHARP_PACKAGE
using System.Globalization;
using TorchSharp;
#endif

namespace EcomAi.Deep.Backend;

/// <summary>Tells errors that mean a lack of memory, of the host or a GPU, from others, and says what helps.</summary>
public static class MemoryFault
{
    private const string Advice =
        "a smaller train.batchSize needs less, with ncf also data.stream, which leaves the interactions on disk, and smaller evaluate tiles";

    /// <summary>What an error means to the person at the keyboard: where memory ran out, what was asked for, what there was, what to do.</summary>
    /// <returns>The text; null when the error, and what caused it, is another.</returns>
    public static string? Explain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is OutOfMemoryException)
                return $"out of memory; {Advice}";
            if (Figures(cause) is { } figures)
                return $"{figures}; {Advice}";
        }

        return null;
    }

#if TORCHSHARP_PACKAGE
    private static string? Figures(Exception error) =>
        error is System.Runtime.InteropServices.ExternalException
        && (error.Message.Contains("can't allocate memory", StringComparison.Ordinal) || error.Message.Contains("out of memory", StringComparison.Ordinal))
            ? $"out of memory: {error.Message.Split('\n')[0]}"
            : null;
#else
    private static string? Figures(Exception error) => error is TorchOutOfMemoryException shortage
        ? $"out of memory on {shortage.Device} in {shortage.Operation}: {Text(shortage.BytesAsked)} asked for, {Text(shortage.BytesReserved)} reserved, {Text(shortage.BytesFree)} free"
        : null;

    private static string Text(long? bytes) => bytes switch
    {
        null => "an unknown amount",
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes"),
        < 1L << 40 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1099511627776.0:N0} TiB"),
    };
#endif
}
