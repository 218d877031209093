using System.Globalization;
using System.Runtime.InteropServices;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>
/// A log of decisions and the policy to be judged by it, read from Parquet. Contexts and actions may have any numbers from 0; here they are renumbered without gaps, in the order in
/// which the log, then the policy, first names them.
/// </summary>
public sealed class DecisionTables
{
    /// <summary>The most decisions, and the most cells of contexts times actions.</summary>
    public const int Limit = 100_000_000;

    private const string LogOption = "--log";
    private const string PolicyOption = "--policy";
    private const double Tolerance = 1e-6;

    private readonly List<LoggedDecision> _log = [];
    private readonly Dictionary<long, int> _contexts = [];
    private readonly Dictionary<long, int> _actions = [];

    private DecisionTables(string log, string policy)
    {
        TakeLog(log);
        Policy = TakePolicy(policy, log);
    }

    /// <summary>The decisions in the file's order.</summary>
    public IReadOnlyList<LoggedDecision> Log => _log;

    /// <summary>The policy's probability of each action in each context of the log.</summary>
    public ActionTable Policy { get; }

    /// <summary>Reads both files.</summary>
    /// <param name="log">
    /// The log: <c>context</c> and <c>action</c> (integers from 0), <c>propensity</c> (the probability with which the action was taken, above 0, at most 1) and <c>reward</c> (finite).
    /// </param>
    /// <param name="policy">The policy: <c>context</c>, <c>action</c>, <c>probability</c>; an action that is not named has 0. Contexts that the log does not have count for nothing.</param>
    /// <exception cref="DataException">A file, column or value is not what it should be, or a context of the log has no probabilities that sum to 1 within 1e-6; the message says where.</exception>
    public static DecisionTables Read(string log, string policy) => new(log, policy);

    private void TakeLog(string path)
    {
        var table = ParquetTable.Open(path);
        RequireColumns(table, LogOption, "propensity", "reward");
        if (table.Rows is 0 or > Limit)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{LogOption}: {path} has {table.Rows:N0} rows, but it must have one a decision, 1 to {Limit:N0}. {(table.Rows == 0 ? "Log decisions first" : "Sample them")}."));
        _log.Capacity = (int)table.Rows;
        foreach (var chunk in table.Read("context", "action", "propensity", "reward"))
        {
            RequirePlaces(chunk, LogOption);
            chunk.RequireFinite("propensity", LogOption);
            chunk.RequireFinite("reward", LogOption);
            var contexts = chunk.Integers("context");
            var actions = chunk.Integers("action");
            var propensities = chunk.Reals("propensity");
            var rewards = chunk.Reals("reward");
            for (var row = 0; row < chunk.Rows; row++)
            {
                if (propensities[row] is not (> 0 and <= 1))
                {
                    throw new DataException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{chunk.Where("propensity", row)}: the probability with which the action was taken must be above 0 and at most 1, received {propensities[row]}. Log it with the decision, or remove the row."));
                }

                _log.Add(new LoggedDecision(Place(_contexts, contexts[row]), Place(_actions, actions[row]), propensities[row], rewards[row]));
            }
        }
    }

    private ActionTable TakePolicy(string path, string log)
    {
        var table = ParquetTable.Open(path);
        RequireColumns(table, PolicyOption, "probability");

        // A first pass finds the actions, since the table's width must be known to be filled.
        foreach (var chunk in table.Read("context", "action"))
        {
            RequirePlaces(chunk, PolicyOption);
            var contexts = chunk.Integers("context");
            var actions = chunk.Integers("action");
            for (var row = 0; row < chunk.Rows; row++)
            {
                if (_contexts.ContainsKey(contexts[row]))
                    Place(_actions, actions[row]);
            }
        }

        if ((long)_contexts.Count * _actions.Count > Limit)
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{log} and {path} have {_contexts.Count:N0} contexts and {_actions.Count:N0} actions, {(long)_contexts.Count * _actions.Count:N0} cells, but at most {Limit:N0} can be held. Make contexts or actions coarser."));
        }

        var cells = new double[_contexts.Count * _actions.Count];
        Array.Fill(cells, double.NaN);
        foreach (var chunk in table.Read("context", "action", "probability"))
            Fill(cells, chunk);
        Complete(cells, path, log);
        return new ActionTable(_actions.Count, cells);
    }

    private void Fill(double[] cells, TableChunk chunk)
    {
        chunk.RequireFinite("probability", PolicyOption);
        var contexts = chunk.Integers("context");
        var actions = chunk.Integers("action");
        var probabilities = chunk.Reals("probability");
        for (var row = 0; row < chunk.Rows; row++)
        {
            if (probabilities[row] is not (>= 0 and <= 1))
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{chunk.Where("probability", row)}: must be 0 to 1, received {probabilities[row]}. Correct it."));
            if (!_contexts.TryGetValue(contexts[row], out var context))
                continue;
            ref var cell = ref cells[(context * _actions.Count) + _actions[actions[row]]];
            if (!double.IsNaN(cell))
                throw new DataException($"{chunk.Where("action", row)}: context {contexts[row]} and action {actions[row]} are given twice; keep one row.");
            cell = probabilities[row];
        }
    }

    private void Complete(double[] cells, string path, string log)
    {
        foreach (var (context, place) in _contexts)
        {
            var (sum, isGiven) = (0.0, false);
            foreach (ref var cell in cells.AsSpan(place * _actions.Count, _actions.Count))
            {
                isGiven |= !double.IsNaN(cell);
                cell = double.IsNaN(cell) ? 0 : cell;
                sum += cell;
            }

            if (!isGiven)
                throw new DataException($"{PolicyOption}: {path} has no row of context {context}, which {log} has. Give the policy's probabilities in every context of the log.");
            if (Math.Abs(sum - 1) > Tolerance)
            {
                throw new DataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{PolicyOption}: the probabilities of {path}, column 'probability', in context {context} must sum to 1, received {sum}; an action without a row has 0. Add what is missing, or divide by the sum."));
            }
        }
    }

    private static void RequireColumns(ParquetTable table, string option, params ReadOnlySpan<string> amounts)
    {
        table.Require("context", option, ColumnKind.Integer);
        table.Require("action", option, ColumnKind.Integer);
        foreach (var amount in amounts)
            table.Require(amount, option, ColumnKind.Real, ColumnKind.Integer);
    }

    private static void RequirePlaces(TableChunk chunk, string option)
    {
        foreach (var column in (ReadOnlySpan<string>)["context", "action"])
        {
            chunk.RequireNoNulls(column, option);
            var numbers = chunk.Integers(column);
            var first = numbers.IndexOfAnyInRange(long.MinValue, -1);
            if (first >= 0)
                throw new DataException($"{chunk.Where(column, first)}: must be 0 or more, received {numbers[first]}. Number the {column}s from 0.");
        }
    }

    private static int Place(Dictionary<long, int> places, long number)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, number, out var exists);
        if (!exists)
            place = places.Count - 1;
        return place;
    }
}
