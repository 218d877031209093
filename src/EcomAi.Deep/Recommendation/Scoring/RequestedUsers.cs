using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>The users to rank for, in order, each once; those that the model does not know are numbered after those it knows.</summary>
internal sealed class RequestedUsers
{
    private readonly Vocabulary _known;
    private readonly Vocabulary _unknown;
    private readonly List<int> _rows = [];

    private RequestedUsers(Vocabulary known)
    {
        _known = known;
        _unknown = new Vocabulary(known.Kind);
    }

    /// <summary>Numbers of the users: a dense id below the model's count, above it a user that the model does not know.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>All numbers there are, asked for or not.</summary>
    public int Count => _known.Count + _unknown.Count;

    /// <summary>Users asked for whom the model does not know.</summary>
    public int UnknownCount => _unknown.Count;

    /// <summary>Every user of the model.</summary>
    public static RequestedUsers All(Vocabulary known)
    {
        var users = new RequestedUsers(known);
        users._rows.AddRange(Enumerable.Range(0, known.Count));
        return users;
    }

    /// <summary>The users of a file; one named again counts once.</summary>
    public static RequestedUsers Of(string path, string column, Vocabulary known)
    {
        var users = new RequestedUsers(known);
        var met = new HashSet<int>();
        void Add(int row)
        {
            if (met.Add(row))
                users._rows.Add(row);
        }

        IdColumn.Read(path, column, IdColumn.DefaultUser, "--users", known.Kind, id => Add(users.Number(id)), id => Add(users.Number(id)));
        return users._rows.Count > 0 ? users : throw new DataException($"--users: '{path}' names no user.");
    }

    /// <summary>Whether the model knows the user of a number.</summary>
    public bool IsKnown(int row) => row < _known.Count;

    /// <summary>The number of an id, or -1 where it is neither known nor asked for.</summary>
    public int Find(long id) => Find(_known.Find(id), _known.Find(id) < 0 ? _unknown.Find(id) : -1);

    /// <inheritdoc cref="Find(long)"/>
    public int Find(string id) => Find(_known.Find(id), _known.Find(id) < 0 ? _unknown.Find(id) : -1);

    /// <summary>Original integer ids of numbers.</summary>
    public long IntegerAt(int row) => IsKnown(row) ? _known.IntegerAt(row) : _unknown.IntegerAt(row - _known.Count);

    /// <summary>Original text ids of numbers.</summary>
    public string TextAt(int row) => IsKnown(row) ? _known.TextAt(row) : _unknown.TextAt(row - _known.Count);

    private int Find(int known, int unknown) => known >= 0 ? known : unknown >= 0 ? _known.Count + unknown : -1;

    private int Number(long id) => _known.Find(id) is >= 0 and var row ? row : _known.Count + _unknown.Add(id);

    private int Number(string id) => _known.Find(id) is >= 0 and var row ? row : _known.Count + _unknown.Add(id);
}
