using System.Globalization;

namespace EcomAi.Deep.Data;

/// <summary>
/// Original ids, all integers or all texts, numbered 0 to Count - 1 in the order in which they were first added.
/// Finding is safe from several threads at once while nobody adds.
/// </summary>
public sealed partial class Vocabulary
{
    private readonly Dictionary<long, int>? _byInteger;
    private readonly List<long>? _integers;
    private readonly Dictionary<string, int>? _byText;
    private readonly List<string>? _texts;

    /// <summary>Creates an empty vocabulary.</summary>
    /// <param name="kind"><see cref="ColumnKind.Integer"/> or <see cref="ColumnKind.Text"/>.</param>
    /// <exception cref="ArgumentException">Another kind.</exception>
    public Vocabulary(ColumnKind kind)
    {
        Kind = kind;
        switch (kind)
        {
            case ColumnKind.Integer:
                (_byInteger, _integers) = ([], []);
                break;
            case ColumnKind.Text:
                (_byText, _texts) = (new(StringComparer.Ordinal), []);
                break;
            default:
                throw new ArgumentException($"ids are integers or texts, not {kind}.", nameof(kind));
        }
    }

    /// <summary>Whether the ids are integers or texts.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Number of ids.</summary>
    public int Count => _integers?.Count ?? _texts!.Count;

    /// <summary>The number of an id, which is added where new.</summary>
    /// <exception cref="InvalidOperationException">The ids are texts.</exception>
    public int Add(long id)
    {
        if (_byInteger is null)
            throw Mismatch();
        if (_byInteger.TryGetValue(id, out var index))
            return index;
        index = _integers!.Count;
        _byInteger.Add(id, index);
        _integers.Add(id);
        return index;
    }

    /// <summary>The number of an id, which is added where new; texts differ when any character differs.</summary>
    /// <exception cref="InvalidOperationException">The ids are integers.</exception>
    public int Add(string id)
    {
        if (_byText is null)
            throw Mismatch();
        if (_byText.TryGetValue(id, out var index))
            return index;
        index = _texts!.Count;
        _byText.Add(id, index);
        _texts.Add(id);
        return index;
    }

    /// <summary>The number of an id, or -1.</summary>
    /// <exception cref="InvalidOperationException">The ids are texts.</exception>
    public int Find(long id) => (_byInteger ?? throw Mismatch()).TryGetValue(id, out var index) ? index : -1;

    /// <summary>The number of an id, or -1.</summary>
    /// <exception cref="InvalidOperationException">The ids are integers.</exception>
    public int Find(string id) => (_byText ?? throw Mismatch()).TryGetValue(id, out var index) ? index : -1;

    /// <summary>The id of a number.</summary>
    /// <exception cref="InvalidOperationException">The ids are texts.</exception>
    public long IntegerAt(int index) => (_integers ?? throw Mismatch())[index];

    /// <summary>The id of a number.</summary>
    /// <exception cref="InvalidOperationException">The ids are integers.</exception>
    public string TextAt(int index) => (_texts ?? throw Mismatch())[index];

    /// <summary>The id of a number as text, whatever its kind.</summary>
    public string Format(int index) => _texts?[index] ?? _integers![index].ToString(CultureInfo.InvariantCulture);

    /// <summary>A vocabulary with the same ids and numbers that can grow apart from this one.</summary>
    public Vocabulary Clone()
    {
        var clone = new Vocabulary(Kind);
        for (var index = 0; index < Count; index++)
        {
            if (_integers is not null)
                clone.Add(_integers[index]);
            else
                clone.Add(_texts![index]);
        }

        return clone;
    }

    private InvalidOperationException Mismatch() =>
        new($"the vocabulary holds {(Kind == ColumnKind.Integer ? "integer" : "text")} ids.");
}
