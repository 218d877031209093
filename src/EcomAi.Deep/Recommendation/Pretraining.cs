using EcomAi.Deep.Recommendation.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>Starts NeuMF from a GMF and an MLP run: tables and tower are copied, the heads joined in the shares α and 1 - α (He et al. 2017).</summary>
internal static class Pretraining
{
    /// <summary>Copies both runs into the model.</summary>
    /// <param name="model">The model, freshly initialised; rows of ids that the runs do not know stay so.</param>
    /// <param name="data">The data.</param>
    /// <param name="gmf">The GMF run, without categories.</param>
    /// <param name="mlp">The MLP run.</param>
    /// <param name="alpha">The share of the GMF head.</param>
    /// <exception cref="EcomException">A run is of another width.</exception>
    public static void Copy(NeuralMatrixFactorization model, RecommendationData data, EarlierRun gmf, EarlierRun mlp, double alpha)
    {
        var left = gmf.ReadModel();
        var right = mlp.ReadModel();
        try
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            if (left.Keys.Any(name => name.Contains("Categories", StringComparison.Ordinal)))
                throw WarmStart.Mismatch(gmf.Path, "it has categories; train it with model.features=false");
            var state = model.State;
            var factors = state["gmfHead"].shape[0];
            Rows(state[NeuralRecommender.UserTable], left, right, NeuralRecommender.UserTable, factors, Known(data, gmf, users: true), Known(data, mlp, users: true), gmf, mlp);
            Rows(state[NeuralRecommender.ItemTable], left, right, NeuralRecommender.ItemTable, factors, Known(data, gmf, users: false), Known(data, mlp, users: false), gmf, mlp);
            WarmStart.CopyWhole(state["gmfHead"], left["head.weight"].flatten() * alpha, "head.weight", gmf.Path);
            WarmStart.CopyWhole(state["mlpHead.weight"], right["head.weight"] * (1 - alpha), "head.weight", mlp.Path);
            state["mlpHead.bias"].copy_((left["head.bias"] * alpha) + (right["head.bias"] * (1 - alpha)));
            WarmStart.CopyOthers(state.Where(entry => entry.Key.StartsWith("tower.", StringComparison.Ordinal)), right, data, mlp.Files, mlp.Path);
        }
        finally
        {
            foreach (var tensor in left.Values.Concat(right.Values))
                tensor.Dispose();
        }
    }

    private static int[] Known(RecommendationData data, EarlierRun run, bool users) =>
        users ? WarmStart.Matches(data.Users, run.Files.Users) : WarmStart.Matches(data.Items, run.Files.Items);

    private static void Rows(
        Tensor live, Dictionary<string, Tensor> left, Dictionary<string, Tensor> right, string name, long factors,
        int[] leftRows, int[] rightRows, EarlierRun gmf, EarlierRun mlp)
    {
        WarmStart.CopyRows(live.narrow(1, 0, factors), left[name], leftRows, name, gmf.Path, null);
        WarmStart.CopyRows(live.narrow(1, factors, live.shape[1] - factors), right[name], rightRows, name, mlp.Path, null);
    }
}
