using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of parameters that its owner registers as a part, named by their positions.</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> list = [];

    /// <summary>A list of these parameters.</summary>
    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    /// <summary>How many parameters there are.</summary>
    public int Count => list.Count;

    /// <summary>Never.</summary>
    public bool IsReadOnly => false;

    /// <summary>The parameter at a position.</summary>
    public Parameter this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            Number();
        }
    }

    /// <summary>Adds a parameter at the end.</summary>
    public void Add(Parameter item)
    {
        list.Add(item);
        Number();
    }

    /// <summary>Adds parameters at the end.</summary>
    public void append(params Parameter[] parameters) => extend(parameters);

    /// <summary>Adds parameters at the end.</summary>
    public void extend(IEnumerable<Parameter> parameters)
    {
        list.AddRange(parameters);
        Number();
    }

    /// <summary>Takes all parameters out, without disposing them.</summary>
    public void Clear()
    {
        list.Clear();
        Number();
    }

    /// <summary>Whether the list has this parameter.</summary>
    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    /// <summary>Copies the parameters into an array from a position on.</summary>
    public void CopyTo(Parameter[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    /// <summary>The parameters in order.</summary>
    public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();

    /// <summary>The position of a parameter; -1 when it is not in the list.</summary>
    public int IndexOf(Parameter item) => list.FindIndex(held => ReferenceEquals(held, item));

    /// <summary>Puts a parameter in at a position.</summary>
    public void Insert(int index, Parameter item)
    {
        list.Insert(index, item);
        Number();
    }

    /// <summary>Takes a parameter out, without disposing it.</summary>
    public bool Remove(Parameter item)
    {
        var index = IndexOf(item);
        if (index >= 0)
            RemoveAt(index);
        return index >= 0;
    }

    /// <summary>Takes the parameter at a position out, without disposing it.</summary>
    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        Number();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Registers the parameters under their positions.</summary>
    protected override void RegisterComponents() => Number();

    private void Number()
    {
        ClearParameters();
        for (var i = 0; i < list.Count; i++)
            register_parameter(i.ToString(CultureInfo.InvariantCulture), list[i]);
    }
}
