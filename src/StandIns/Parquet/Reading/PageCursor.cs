using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Goes through the pages of a column chunk and knows where it is.</summary>
internal sealed class PageCursor(ChunkWindow window) : IDisposable
{
    /// <summary>A header holds the bounds of its page, which may be long texts.</summary>
    private const int LargestHeader = 1 << 24;
    private const int FirstLook = 256;

    private long _bodyStart;
    private bool _onPage;

    /// <summary>The current page, from 0, dictionary page included.</summary>
    public int Page { get; private set; }

    /// <summary>Where that page's header starts in the chunk.</summary>
    public long Offset { get; private set; }

    /// <summary>The current page's header.</summary>
    public PageHeader Header { get; private set; }

    /// <summary>Whether the chunk has bytes after the current page.</summary>
    public bool AtEnd => (_onPage ? _bodyStart + Header.CompressedSize : Offset) >= window.Length;

    /// <summary>Goes to a page elsewhere in the chunk; <see cref="NextAsync"/> reads it.</summary>
    public void MoveTo(long offset, int page)
    {
        (Offset, Page, _onPage) = (offset, page, false);
    }

    /// <summary>Goes to the next page and reads its header.</summary>
    /// <exception cref="CorruptDataException">The header is damaged, or its sizes do not fit the chunk.</exception>
    public async ValueTask NextAsync(CancellationToken cancellation)
    {
        if (_onPage)
        {
            (Offset, Page) = (_bodyStart + Header.CompressedSize, Page + 1);
            _onPage = false;
        }

        for (var look = FirstLook; ; look *= 8)
        {
            var view = await window.ViewAsync(Offset, look, cancellation).ConfigureAwait(false);
            if (!TryRead(view.Span))
                continue;
            CheckSizes();
            _onPage = true;
            return;
        }
    }

    /// <summary>The current page's bytes as they are in the file; valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> BodyAsync(CancellationToken cancellation)
    {
        var view = await window.ViewAsync(_bodyStart, Header.CompressedSize, cancellation).ConfigureAwait(false);
        return view[..Header.CompressedSize];
    }

    /// <summary>Copies the first bytes of the current page straight to their place.</summary>
    public void CopyBody(Span<byte> destination) => window.CopyTo(_bodyStart, destination);

    public void Dispose() => window.Dispose();

    /// <summary>Reads the header; false when it may go on beyond the bytes in view.</summary>
    private bool TryRead(ReadOnlySpan<byte> view)
    {
        try
        {
            Header = PageHeaderReader.Read(view, out var length);
            _bodyStart = Offset + length;
            return true;
        }
        catch (CorruptDataException) when (view.Length < window.Length - Offset && view.Length < LargestHeader)
        {
            return false;
        }
    }

    private void CheckSizes()
    {
        var left = window.Length - _bodyStart;
        if (Header.CompressedSize < 0 || Header.CompressedSize > left)
            CorruptDataException.Throw($"a page declares {Header.CompressedSize} bytes, {left} are left");
        if (Header.UncompressedSize is < 0 or > ReadLimits.PageBytes)
            CorruptDataException.Throw($"a page declares {Header.UncompressedSize} bytes once decompressed");
    }
}
