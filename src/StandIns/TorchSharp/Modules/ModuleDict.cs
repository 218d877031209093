using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order they were added, that their owner registers as parts.</summary>
/// <typeparam name="T">The kind of module.</typeparam>
public class ModuleDict<T> : nn.Module, IList<(string, T)>
    where T : nn.Module
{
    private readonly List<(string Key, T Value)> list = [];

    /// <summary>An empty dictionary.</summary>
    public ModuleDict()
        : base(nameof(ModuleDict<T>))
    {
    }

    /// <summary>How many modules there are.</summary>
    public int Count => list.Count;

    /// <summary>Never.</summary>
    public bool IsReadOnly => false;

    /// <summary>The names in order.</summary>
    public ICollection<string> Keys => list.ConvertAll(item => item.Key);

    /// <summary>The modules in order.</summary>
    public ICollection<T> Values => list.ConvertAll(item => item.Value);

    /// <summary>The name and module at a position.</summary>
    public (string, T) this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            Name();
        }
    }

    /// <summary>The module of a name; setting replaces or adds it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public T this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no module named '{key}' among {string.Join(", ", Keys)}");
        set
        {
            var position = Position(key);
            if (position < 0)
                list.Add((key, value));
            else
                list[position] = (key, value);
            Name();
        }
    }

    /// <summary>The names and modules in order.</summary>
    public IEnumerator<(string, T)> items() => list.GetEnumerator();

    /// <summary>The names in order.</summary>
    public IEnumerable<string> keys() => Keys;

    /// <summary>The modules in order.</summary>
    public IEnumerable<T> values() => Values;

    /// <summary>Takes all modules out, without disposing them.</summary>
    public void clear() => Clear();

    /// <summary>Adds a module under a name.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    /// <summary>Adds a module under a name.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string key, T value)
    {
        if (ContainsKey(key))
            throw new ArgumentException($"there is a module named '{key}' already", nameof(key));
        list.Add((key, value));
        Name();
    }

    /// <summary>Adds a module under a name.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    /// <summary>Takes all modules out, without disposing them.</summary>
    public void Clear()
    {
        list.Clear();
        Name();
    }

    /// <summary>Whether the dictionary has this module under this name.</summary>
    public bool Contains((string, T) item) => list.Contains(item);

    /// <summary>Whether the dictionary has this module under this name.</summary>
    public bool Contains(KeyValuePair<string, T> item) => list.Contains((item.Key, item.Value));

    /// <summary>Whether the dictionary has this name.</summary>
    public bool ContainsKey(string key) => Position(key) >= 0;

    /// <summary>Copies names and modules into an array from a position on.</summary>
    public void CopyTo((string, T)[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    /// <summary>Copies names and modules into an array from a position on.</summary>
    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
    {
        foreach (var (key, value) in list)
            array[arrayIndex++] = new(key, value);
    }

    /// <summary>The names and modules in order.</summary>
    public IEnumerator<(string, T)> GetEnumerator() => list.GetEnumerator();

    /// <summary>The position of a name and module; -1 when they are not in the dictionary.</summary>
    public int IndexOf((string, T) item) => list.IndexOf(item);

    /// <summary>Puts a module in at a position.</summary>
    public void Insert(int index, (string, T) item)
    {
        list.Insert(index, item);
        Name();
    }

    /// <summary>Takes a module out, without disposing it.</summary>
    public bool Remove((string, T) item) => Without(list.Remove(item));

    /// <summary>Takes a module out, without disposing it.</summary>
    public bool Remove(KeyValuePair<string, T> item) => Without(list.Remove((item.Key, item.Value)));

    /// <summary>Takes the module of a name out, without disposing it.</summary>
    public bool Remove(string key) => Without(list.RemoveAll(item => item.Key == key) > 0);

    /// <summary>Takes the module at a position out, without disposing it.</summary>
    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        Name();
    }

    /// <summary>The module of a name, when there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var position = Position(key);
        value = position < 0 ? null : list[position].Value;
        return position >= 0;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Registers the modules under their names.</summary>
    protected override void RegisterComponents() => Name();

    private int Position(string key) => list.FindIndex(item => item.Key == key);

    private bool Without(bool removed)
    {
        Name();
        return removed;
    }

    private void Name()
    {
        ClearModules();
        foreach (var (key, value) in list)
            register_module(key, value);
    }
}
