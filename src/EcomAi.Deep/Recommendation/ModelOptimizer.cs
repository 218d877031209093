using EcomAi.Deep.Backend;
using EcomAi.Deep.Recommendation.Models;

namespace EcomAi.Deep.Recommendation;

/// <summary>The update rules of a model: one for the id tables, which changes only the rows a step touches, and one for everything else.</summary>
internal static class ModelOptimizer
{
    /// <summary>Makes the rules of a configuration; after the model is on its device.</summary>
    public static IParameterOptimizer Create(NeuralRecommender model, NcfTrainConfig config)
    {
        var all = model.named_parameters().ToArray();
        var tables = all.Where(entry => entry.name is NeuralRecommender.UserTable or NeuralRecommender.ItemTable);
        var layers = all.Where(entry => entry.name is not (NeuralRecommender.UserTable or NeuralRecommender.ItemTable));
        var rate = config.LearningRate;
        return config.Optimizer switch
        {
            NcfOptimizer.DenseAdam => Optimizers.Adam(all, rate),
            NcfOptimizer.Adagrad => Optimizers.Adagrad(all, rate),
            NcfOptimizer.Sgd => Optimizers.Combine(Optimizers.SparseSgd(tables, rate), Optimizers.Sgd(layers, rate)),
            _ => Optimizers.Combine(Optimizers.SparseAdam(tables, rate), Optimizers.Adam(layers, rate)),
        };
    }
}
