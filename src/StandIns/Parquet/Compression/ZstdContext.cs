using System.Runtime.InteropServices;

namespace Parquet.Compression;

/// <summary>Working memory of libzstd, kept by each thread: making it takes longer than a small page.</summary>
internal abstract class ZstdContext : SafeHandle
{
    private protected ZstdContext()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;
}

/// <inheritdoc/>
internal sealed class ZstdCompressor : ZstdContext
{
    protected override bool ReleaseHandle() => Zstd.FreeCompressor(handle) == 0;
}

/// <inheritdoc/>
internal sealed class ZstdDecompressor : ZstdContext
{
    protected override bool ReleaseHandle() => Zstd.FreeDecompressor(handle) == 0;
}
