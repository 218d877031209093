using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;

namespace Parquet;

/// <summary>
/// Reads Parquet files. Several threads may read columns of one reader at a time: from a file or from memory side by side,
/// from other streams in turn.
/// </summary>
public class ParquetReader : IAsyncDisposable
{
    private readonly FileContext _file;
    private readonly Stream _stream;
    private readonly bool _leaveStreamOpen;
    private readonly ParquetRowGroupReader[] _rowGroups;

    private ParquetReader(FileContext file, Stream stream, bool leaveStreamOpen)
    {
        _file = file;
        _stream = stream;
        _leaveStreamOpen = leaveStreamOpen;
        _rowGroups = file.Meta.RowGroups.Select((group, index) => new ParquetRowGroupReader(file, group, index)).ToArray();
        CustomMetadata = [];
        foreach (var entry in file.Meta.KeyValueMetadata ?? [])
            CustomMetadata[entry.Key] = entry.Value ?? string.Empty;
    }

    /// <summary>Custom metadata of the file.</summary>
    public Dictionary<string, string> CustomMetadata { get; }

    /// <summary>How many row groups the file has.</summary>
    public int RowGroupCount => _rowGroups.Length;

    /// <summary>The file's columns.</summary>
    public ParquetSchema Schema => _file.Schema;

    /// <summary>The footer as the file holds it.</summary>
    public FileMetaData? Metadata => _file.Meta;

    /// <summary>The row groups.</summary>
    public IReadOnlyList<ParquetRowGroupReader> RowGroups => _rowGroups;

    /// <summary>Opens a file; disposing of the reader closes it.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="parquetOptions">Options.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ParquetException">The file is empty, no Parquet file, cut short, damaged or of an unsupported kind.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static async Task<ParquetReader> CreateAsync(
        string filePath, ParquetOptions? parquetOptions = null, CancellationToken cancellationToken = default)
    {
        // Pages are read by offset: a buffer in between would only copy them.
        var stream = new FileStream(filePath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        try
        {
            return await CreateAsync(stream, parquetOptions, false, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="input">The file's bytes; readable and seekable.</param>
    /// <param name="parquetOptions">Options.</param>
    /// <param name="leaveStreamOpen">Whether the stream stays open when the reader is disposed of.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The stream cannot be read or sought.</exception>
    /// <exception cref="ParquetException">The file is empty, no Parquet file, cut short, damaged or of an unsupported kind.</exception>
    public static async Task<ParquetReader> CreateAsync(
        Stream input,
        ParquetOptions? parquetOptions = null,
        bool leaveStreamOpen = true,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.CanRead || !input.CanSeek)
            throw new ArgumentException("stream must be readable and seekable", nameof(input));
        var name = FileContext.NameOf(input);
        try
        {
            var source = ByteSource.Of(input);
            var (meta, dataEnd) = await FooterLoader.LoadAsync(source, cancellationToken).ConfigureAwait(false);
            var schema = SchemaDecoder.Decode(meta.Schema, parquetOptions ?? new ParquetOptions());
            var file = new FileContext(source, name, meta, schema, dataEnd)
            {
                VerifiesChecksums = parquetOptions?.VerifyPageChecksums ?? false,
            };
            file.Validate();
            return new ParquetReader(file, input, leaveStreamOpen);
        }
        catch (CorruptDataException e)
        {
            throw new ParquetException(e.Message, e, name, null, null, null, null);
        }
        catch (EndOfStreamException e)
        {
            throw new ParquetException("the file ended while it was read", e, name, null, null, null, null);
        }
    }

    /// <summary>Reads the columns of a file.</summary>
    /// <param name="filePath">The file.</param>
    public static async Task<ParquetSchema> ReadSchemaAsync(string filePath)
    {
        await using var reader = await CreateAsync(filePath).ConfigureAwait(false);
        return reader.Schema;
    }

    /// <summary>Reads the columns of a file, leaving the stream open.</summary>
    /// <param name="parquetStream">The file's bytes.</param>
    public static async Task<ParquetSchema> ReadSchemaAsync(Stream parquetStream)
    {
        await using var reader = await CreateAsync(parquetStream).ConfigureAwait(false);
        return reader.Schema;
    }

    /// <summary>Opens a row group; nothing is read yet.</summary>
    /// <param name="index">Its place, from 0.</param>
    public ParquetRowGroupReader OpenRowGroupReader(int index) => _rowGroups[index];

    /// <summary>Closes the file, unless it was told to leave the stream open.</summary>
    public async ValueTask DisposeAsync()
    {
        _file.Source.Dispose();
        if (!_leaveStreamOpen)
            await _stream.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
