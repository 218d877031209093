using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>Fits baselines, and brings them back from a checkpoint.</summary>
public static class BaselineFactory
{
    private const double MicrosecondsPerDay = 86_400e6;

    /// <summary>The name in configurations and tables: <c>itemKnn</c>.</summary>
    public static string NameOf(BaselineKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Fits a baseline to the training rows. Weights are not looked at; a repeated (user, item) row counts in popularity alone.</summary>
    /// <param name="kind">The baseline.</param>
    /// <param name="split">The split, of which only the training rows are read.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="device">Where the baseline's tensors are kept and its scores appear.</param>
    public static BaselineFit Fit(BaselineKind kind, InteractionSplit split, BaselineOptions options, Device device)
    {
        var watch = Stopwatch.StartNew();
        var obstacle = Obstacle(kind, split, options);
        if (obstacle is not null)
            return new BaselineFit(null, obstacle, 0);
        using var gradients = no_grad();
        IRecommender model = kind switch
        {
            BaselineKind.Popularity => new PopularityBaseline(NameOf(kind), PopularityBaseline.Count(split), split.UserCount, device),
            BaselineKind.RecentPopularity => new PopularityBaseline(
                NameOf(kind), PopularityBaseline.CountRecent(split, options.RecentDays), split.UserCount, device),
            BaselineKind.UserKnn => new UserKnnBaseline(
                CosineNeighbours.Find(split.Seen, split.Seen.Transpose(), options.Neighbours, options.Shrink), split.Seen, device),
            BaselineKind.ItemKnn => new ItemKnnBaseline(
                CosineNeighbours.Find(split.Seen.Transpose(), split.Seen, options.Neighbours, options.Shrink), split.Seen, device),
            _ => new EaseBaseline(EaseBaseline.Solve(split.Seen, options.Lambda, device), split.Seen),
        };
        return new BaselineFit(model, null, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Brings a baseline back from the tensors of <see cref="IRecommender.State"/>, which are copied.</summary>
    /// <param name="kind">The baseline.</param>
    /// <param name="state">The tensors by name.</param>
    /// <param name="device">Where the baseline's tensors are kept.</param>
    /// <exception cref="EcomException">A tensor is missing.</exception>
    public static IRecommender Load(BaselineKind kind, IReadOnlyDictionary<string, Tensor> state, Device device)
    {
        var reader = new BaselineState(NameOf(kind), state);
        return kind switch
        {
            BaselineKind.Popularity or BaselineKind.RecentPopularity => PopularityBaseline.Load(NameOf(kind), reader, device),
            BaselineKind.UserKnn => new UserKnnBaseline(reader.Neighbours(width: reader.Users), reader.Profiles(), device),
            BaselineKind.ItemKnn => new ItemKnnBaseline(reader.Neighbours(width: reader.Items), reader.Profiles(), device),
            _ => EaseBaseline.Load(reader, device),
        };
    }

    private static string? Obstacle(BaselineKind kind, InteractionSplit split, BaselineOptions options)
    {
        if (split.Stream is not null && kind != BaselineKind.Popularity)
            return "skipped: the training rows are streamed, and it needs all of them at once";
        if (kind == BaselineKind.Ease && split.ItemCount > options.MaxItems)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"skipped: {split.ItemCount:N0} items are more than maxItems {options.MaxItems:N0}, and EASE inverts a matrix of items x items");
        }

        if (kind != BaselineKind.RecentPopularity)
            return null;
        if (split.Train.Times is not { Length: > 0 } times)
            return "skipped: the rows have no times";
        return times.Max() - times.Min() < MicrosecondsPerDay
            ? "skipped: the times span less than a day, so they only order the rows"
            : null;
    }
}
