using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules that its owner registers as parts, named by their positions.</summary>
/// <typeparam name="T">The kind of module.</typeparam>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> list = [];

    /// <summary>A list of these modules.</summary>
    public ModuleList(params T[] modules)
        : base(nameof(ModuleList<T>))
    {
        list.AddRange(modules);
        Number();
    }

    /// <summary>How many modules there are.</summary>
    public int Count => list.Count;

    /// <summary>Never.</summary>
    public bool IsReadOnly => false;

    /// <summary>The module at a position.</summary>
    public T this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            Number();
        }
    }

    /// <summary>Adds a module at the end.</summary>
    public void Add(T item)
    {
        list.Add(item);
        Number();
    }

    /// <summary>Adds modules at the end.</summary>
    public void append(params T[] parameters) => extend(parameters);

    /// <summary>Adds modules at the end.</summary>
    public void extend(IEnumerable<T> modules)
    {
        list.AddRange(modules);
        Number();
    }

    /// <summary>Takes all modules out, without disposing them.</summary>
    public void Clear()
    {
        list.Clear();
        Number();
    }

    /// <summary>Whether the list has this module.</summary>
    public bool Contains(T item) => list.Contains(item);

    /// <summary>Copies the modules into an array from a position on.</summary>
    public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

    /// <summary>The position of a module; -1 when it is not in the list.</summary>
    public int IndexOf(T item) => list.IndexOf(item);

    /// <summary>Puts a module in at a position.</summary>
    public void Insert(int index, T item)
    {
        list.Insert(index, item);
        Number();
    }

    /// <summary>Takes a module out, without disposing it.</summary>
    public bool Remove(T item)
    {
        var removed = list.Remove(item);
        Number();
        return removed;
    }

    /// <summary>Takes the module at a position out, without disposing it.</summary>
    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        Number();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Registers the modules under their positions.</summary>
    protected override void RegisterComponents() => Number();

    private void Number()
    {
        ClearModules();
        for (var i = 0; i < list.Count; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), list[i]);
    }
}
