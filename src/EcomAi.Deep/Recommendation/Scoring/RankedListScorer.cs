using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>
/// Writes a ranked list for every user: columns user, rank (from 1), item, score, source. Items that a user has had are left out unless asked
/// for. A user whom the model does not know gets the most popular items, with <c>popularity</c> in place of <c>model</c> as the source and the
/// number of rows in the history as the score. Memory holds one tile of users and items, whatever their numbers; equal scores are ordered by
/// the items' dense ids, so tiles do not show.
/// </summary>
public static class RankedListScorer
{
    /// <summary>Writes the lists; the file appears under its name when it is complete.</summary>
    /// <param name="request">What to rank for whom.</param>
    /// <returns>The file, its rows and what there is to say; a user who has had every item gets no row and is counted.</returns>
    /// <exception cref="ScoreOptionException">There are fewer items than <c>--top</c>.</exception>
    /// <exception cref="DataException">A file cannot be read or written.</exception>
    /// <exception cref="EcomException">A score is NaN or infinite.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop; nothing was written.</exception>
    public static ScoreResult Run(RankedListRequest request)
    {
        TableWriter.EnsureWritable(request.Output);
        var options = request.Options;
        var items = RankableItems.Of(options, request.ItemColumn, request.Items);
        var users = options.UsersFile is null ? RequestedUsers.All(request.Users) : RequestedUsers.Of(options.UsersFile, request.UserColumn, request.Users);
        var history = History.Read(
            request.History, request.HistoryOption, request.UserColumn, request.ItemColumn, users, request.Users, request.Items);

        var watch = Stopwatch.StartNew();
        using var file = new RankedListFile(request.Output, users, request.Users.Kind, request.Items);
        var tally = Write(request, users, items, history, file);
        file.Commit();
        var seconds = watch.Elapsed.TotalSeconds;
        return new ScoreResult(request.Output, file.Rows, Facts(request, users, items, tally, seconds), seconds);
    }

    private static Tally Write(RankedListRequest request, RequestedUsers users, RankableItems items, History history, RankedListFile file)
    {
        var tiles = new ListTiles(request, items, history.Seen);
        var popular = new PopularList(history.Popularity, items);
        var tally = new Tally();
        using var phase = request.Observer.Phase("scoring", users.Rows.Count, "users");
        for (var first = 0; first < users.Rows.Count; first += request.UsersPerTile)
        {
            if (request.Stop.Requested)
                throw new RunStoppedException($"stopped; {request.Output} was not written.", request.Stop.ExitCode);
            int[] rows = [.. users.Rows.Skip(first).Take(request.UsersPerTile)];
            var lists = tiles.Rank([.. rows.Where(users.IsKnown)]);
            var next = 0;
            foreach (var row in rows)
            {
                var known = users.IsKnown(row);
                var list = known ? lists[next++] : popular.For(request.Options.IncludeSeen ? [] : history.Seen[row], request.Options.Top);
                file.Add(row, list, known ? RankedListFile.FromModel : RankedListFile.FromPopularity);
                tally.Count(list.Length, request.Options.Top);
            }

            phase.Advance(rows.Length);
        }

        return tally;
    }

    private static List<KeyValuePair<string, string>> Facts(
        RankedListRequest request, RequestedUsers users, RankableItems items, Tally tally, double seconds)
    {
        static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
        static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";
        var facts = new List<KeyValuePair<string, string>>
        {
            new("users", Number(users.Rows.Count)),
            new("unknown users", $"{Number(users.UnknownCount)}{(users.UnknownCount > 0 ? ", who got the most popular items" : "")}"),
            new("items ranked", $"{Number(items.Count)} of {Number(request.Items.Count)}"),
            new("seen items", request.Options.IncludeSeen ? "included" : "left out"),
        };
        if (items.Foreign > 0)
            facts.Add(new("unknown items", $"{Count(items.Foreign, "id")} of {request.Options.ItemsFile} that the run does not know"));
        if (tally.Short > 0)
            facts.Add(new("shorter lists", $"{Count(tally.Short, "user")} with fewer than {Number(request.Options.Top)} items left to rank"));
        if (tally.Empty > 0)
            facts.Add(new("empty lists", $"{Count(tally.Empty, "user")} with no item left to rank and no row"));
        facts.Add(new("users per second", Number(users.Rows.Count / Math.Max(seconds, 1e-9))));
        return facts;
    }

    private sealed class Tally
    {
        public int Short { get; private set; }

        public int Empty { get; private set; }

        public void Count(int length, int top)
        {
            Empty += length == 0 ? 1 : 0;
            Short += length > 0 && length < top ? 1 : 0;
        }
    }
}
