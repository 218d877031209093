using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Ranks held-out items among a few negatives; a negative given twice counts twice.</summary>
internal sealed class SampledRanking(IRecommender model, EvaluateConfig config)
{
    private readonly Device _device = RecommenderScores.DeviceOf(model);

    /// <summary>Measures a group of users; a user without negatives is left out.</summary>
    /// <param name="group">The users.</param>
    /// <param name="negatives">Each user's negatives.</param>
    /// <param name="means">Takes each user's places.</param>
    /// <param name="finished">Told the number of users after each tile.</param>
    public void Run(HeldOutGroup group, int[][] negatives, AccuracyMeans means, Action<int> finished)
    {
        var pairs = config.UsersPerTile * (long)config.ItemsPerTile;
        for (var first = 0; first < group.Users.Length;)
        {
            var (count, width) = (0, 0);
            while (first + count < group.Users.Length)
            {
                var wider = Math.Max(width, group.Targets[first + count].Length + negatives[first + count].Length);
                if (count > 0 && wider * (count + 1L) > pairs)
                    break;
                (count, width) = (count + 1, wider);
            }

            Tile(group, negatives, first, count, width, means);
            finished(count);
            first += count;
        }
    }

    private void Tile(HeldOutGroup group, int[][] negatives, int first, int count, int width, AccuracyMeans means)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var users = new long[count];
        var candidates = new long[count * width]; // rows shorter than the widest end in item 0, whose score is not looked at
        for (var row = 0; row < count; row++)
        {
            users[row] = group.Users[first + row];
            var next = row * width;
            foreach (var item in group.Targets[first + row])
                candidates[next++] = item;
            foreach (var item in negatives[first + row])
                candidates[next++] = item;
        }

        var scored = model.ScoreCandidates(tensor(users, device: _device), tensor(candidates, [count, width], device: _device)); // [count, width]
        var scores = scored.cpu().contiguous().data<float>().ToArray();
        for (var row = 0; row < count; row++)
        {
            var heldOut = group.Targets[first + row].Length;
            var others = negatives[first + row].Length;
            if (others == 0)
                continue;
            var own = scores.AsSpan(row * width, heldOut + others);
            foreach (var score in own)
            {
                if (!float.IsFinite(score))
                    throw RecommenderScores.NotFinite(model);
            }

            means.Add(Places.Among(own[..heldOut], own[heldOut..], config.Ties));
        }
    }
}
