namespace EcomAi.Deep.Data;

/// <summary>The room that one thread decodes into where values cannot be decoded in place; it grows to the largest row group.</summary>
internal sealed class DecodeScratch
{
    private readonly Dictionary<Type, Array> _values = [];
    private int[] _levels = [];

    /// <summary>Room for values of the file's type, one a row.</summary>
    public Memory<T> Values<T>(int rows)
    {
        if (!_values.TryGetValue(typeof(T), out var values) || values.Length < rows)
            _values[typeof(T)] = values = new T[rows];
        return ((T[])values).AsMemory(0, rows);
    }

    /// <summary>Room for definition levels, one a row.</summary>
    public Memory<int> Levels(int rows)
    {
        if (_levels.Length < rows)
            _levels = GC.AllocateUninitializedArray<int>(rows);
        return _levels.AsMemory(0, rows);
    }
}
