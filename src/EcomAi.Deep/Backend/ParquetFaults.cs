#if PARQUET_PACKAGE
using EcomAi.Deep.Data;
#else
using Parquet;
#endif

namespace EcomAi.Deep.Backend;

/// <summary>What reading a bad file raises.</summary>
internal static class ParquetFaults
{
    /// <summary>Whether an exception of the decoder says that the file is damaged, of an unsupported kind, or cannot be read to its end.</summary>
    public static bool IsDamage(Exception fault)
    {
#if PARQUET_PACKAGE
        // Parquet.Net has no exception of its own for bad bytes: they surface as any that its decoders run into.
        return fault is not (DataException or OutOfMemoryException or OperationCanceledException);
#else
        return fault is ParquetException or IOException;
#endif
    }
}
