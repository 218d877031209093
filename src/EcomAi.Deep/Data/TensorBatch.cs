using static TorchSharp.torch;

namespace EcomAi.Deep.Data;

/// <summary>Rows of a table as one tensor a column, each of shape [rows]; disposing frees them all.</summary>
public sealed class TensorBatch : IDisposable
{
    private readonly Action<TensorBatch>? _back;
    private bool _isDisposed;

    internal TensorBatch(IReadOnlyDictionary<string, Tensor> columns, long rows, Action<TensorBatch>? back = null) =>
        (Columns, Rows, _back) = (columns, rows, back);

    /// <summary>The tensors by column.</summary>
    public IReadOnlyDictionary<string, Tensor> Columns { get; }

    /// <summary>Number of rows.</summary>
    public long Rows { get; }

    /// <summary>A column's tensor.</summary>
    /// <exception cref="KeyNotFoundException">The column was not asked for.</exception>
    public Tensor this[string column] => Columns[column];

    /// <summary>Frees the tensors, or hands them back to be filled again.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (_back is not null)
            _back(this);
        else
            Free();
    }

    internal void Free()
    {
        foreach (var tensor in Columns.Values)
            tensor.Dispose();
    }
}
