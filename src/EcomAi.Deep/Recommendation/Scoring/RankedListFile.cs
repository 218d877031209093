using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>Writes ranked lists with the columns user, rank, item, score and source, in bounded memory.</summary>
internal sealed class RankedListFile : IDisposable
{
    public const string FromModel = "model";
    public const string FromPopularity = "popularity";
    private const int BufferRows = 65_536;
    private readonly RequestedUsers _users;
    private readonly Vocabulary _items;
    private readonly bool _integerUsers;
    private readonly TableWriter _writer;
    private readonly Array _user;
    private readonly Array _item;
    private readonly int[] _rank = new int[BufferRows];
    private readonly float[] _score = new float[BufferRows];
    private readonly string[] _source = new string[BufferRows];
    private int _rows;

    public RankedListFile(string path, RequestedUsers users, ColumnKind userKind, Vocabulary items)
    {
        (_users, _items, _integerUsers) = (users, items, userKind == ColumnKind.Integer);
        _user = _integerUsers ? new long[BufferRows] : new string[BufferRows];
        _item = items.Kind == ColumnKind.Integer ? new long[BufferRows] : new string[BufferRows];
        _writer = new TableWriter(
            path,
            [
                new("user", TypeOf(userKind)), new("rank", OutputType.Int32), new("item", TypeOf(items.Kind)), new("score", OutputType.Float),
                new("source", OutputType.Text),
            ]);
    }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Appends a user's list.</summary>
    /// <param name="user">The user's number among the requested.</param>
    /// <param name="list">The items, best first.</param>
    /// <param name="source">Where the scores come from.</param>
    public void Add(int user, ReadOnlySpan<RankedItem> list, string source)
    {
        for (var place = 0; place < list.Length; place++)
        {
            if (_rows == BufferRows)
                Flush();
            if (_user is long[] integers)
                integers[_rows] = _users.IntegerAt(user);
            else
                ((string[])_user)[_rows] = _users.TextAt(user);
            if (_item is long[] items)
                items[_rows] = _items.IntegerAt(list[place].Item);
            else
                ((string[])_item)[_rows] = _items.TextAt(list[place].Item);
            (_rank[_rows], _score[_rows], _source[_rows]) = (place + 1, list[place].Score, source);
            _rows++;
        }

        Rows += list.Length;
    }

    /// <summary>Gives the file its name.</summary>
    public void Commit()
    {
        Flush();
        _writer.Commit();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose() => _writer.Dispose();

    private static OutputType TypeOf(ColumnKind kind) => kind == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text;

    private void Flush()
    {
        _writer.Write(_rows, _user, _rank, _item, _score, _source);
        _rows = 0;
    }
}
