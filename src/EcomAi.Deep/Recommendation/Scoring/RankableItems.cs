using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>The items that may be ranked: the whole catalogue, or those of it that a file names.</summary>
internal sealed class RankableItems
{
    private readonly bool[] _rankable;

    private RankableItems(bool[] rankable, int foreign)
    {
        _rankable = rankable;
        Count = rankable.Count(may => may);
        Foreign = foreign;
    }

    /// <summary>How many may be ranked.</summary>
    public int Count { get; }

    /// <summary>Distinct rows of the file that name an item which the model does not know.</summary>
    public int Foreign { get; }

    /// <summary>Whether an item may be ranked.</summary>
    public bool this[int item] => _rankable[item];

    /// <summary>Reads the file, if any, and makes sure that there are enough items.</summary>
    /// <exception cref="ScoreOptionException">There are fewer than <c>--top</c>.</exception>
    public static RankableItems Of(RankedListOptions options, string column, Vocabulary items)
    {
        var rankable = new bool[items.Count];
        var foreign = new HashSet<object>();
        if (options.ItemsFile is null)
        {
            Array.Fill(rankable, true);
        }
        else
        {
            void Add(int item, object id)
            {
                if (item >= 0)
                    rankable[item] = true;
                else
                    foreign.Add(id);
            }

            IdColumn.Read(
                options.ItemsFile, column, IdColumn.DefaultItem, "--items", items.Kind, id => Add(items.Find(id), id), id => Add(items.Find(id), id));
        }

        var found = new RankableItems(rankable, foreign.Count);
        if (found.Count >= options.Top)
            return found;
        var have = options.ItemsFile is null
            ? string.Create(CultureInfo.InvariantCulture, $"the catalogue's {found.Count:N0} items")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the {found.Count:N0} items of the catalogue's {items.Count:N0} that {options.ItemsFile} names ({foreign.Count:N0} of its ids are unknown to the run)");
        throw new ScoreOptionException(
            string.Create(CultureInfo.InvariantCulture, $"invalid --top: {options.Top:N0} is more than {have}; lower --top or offer more items."));
    }
}
