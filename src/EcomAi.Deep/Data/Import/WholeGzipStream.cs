using System.IO.Compression;

namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Decompresses gzip and insists on its end: <see cref="GZipStream"/> alone takes a file that was cut short for a shorter one. A
/// member of known content is laid behind the file; it only comes out at the end when everything before it was whole.
/// </summary>
internal sealed class WholeGzipStream : Stream
{
    private static readonly byte[] Seal = [0x1e, 0x9c, 0x03, 0xf1, 0x5a, 0xd7, 0x88, 0x00, 0x6b, 0xe2, 0x14, 0xaf];
    private readonly GZipStream _gzip;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <param name="file">The compressed bytes; closed with this stream.</param>
    public WholeGzipStream(Stream file) => _gzip = new GZipStream(new Sealed(file, SealMember()), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The content is damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && _end - _start <= Seal.Length)
            Fill();
        var count = Math.Min(buffer.Length, _end - _start - (_ended ? 0 : Seal.Length));
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = _gzip.Read(_buffer.AsSpan(_end));
        _end += read;
        if (read > 0)
            return;
        _ended = true;
        if (_end < Seal.Length || !_buffer.AsSpan(_end - Seal.Length, Seal.Length).SequenceEqual(Seal))
            throw new InvalidDataException("it ends in the middle");
        _end -= Seal.Length;
    }

    private static byte[] SealMember()
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Seal);
        return member.ToArray();
    }

    /// <summary>A stream followed by some bytes.</summary>
    private sealed class Sealed(Stream file, byte[] after) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
                return read;
            read = Math.Min(buffer.Length, after.Length - _given);
            after.AsSpan(_given, read).CopyTo(buffer);
            _given += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                file.Dispose();
            base.Dispose(disposing);
        }
    }
}
