using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Evaluation;
using EcomAi.Deep.Recommendation.Scoring;
using EcomAi.Deep.Tests.Data;
using TorchSharp;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class TensorLifeTests
{
    [Theory]
    [InlineData(BaselineKind.Popularity)]
    [InlineData(BaselineKind.UserKnn)]
    [InlineData(BaselineKind.ItemKnn)]
    [InlineData(BaselineKind.Ease)]
    public void No_tensor_outlives_fitting_evaluating_and_scoring(BaselineKind kind)
    {
        using var folder = new EcomAi.Deep.Tests.Data.TemporaryFolder();
        var split = Splits.Of(3, 4, [(0, 0), (0, 1), (1, 1), (1, 2), (2, 3)], validation: [(0, 2)], test: [(0, 3), (1, 0), (1, 3)]);
        var ids = new Vocabulary(ColumnKind.Integer);
        for (var id = 0; id < 4; id++)
            ids.Add(id);
        using (var history = new TableWriter(folder["history.parquet"], [new("user", OutputType.Int64), new("item", OutputType.Int64)]))
        {
            history.Write(1, new long[] { 0 }, new long[] { 1 });
            history.Commit();
        }

        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        using (var fitted = BaselineFactory.Fit(kind, split, new(), torch.CPU).Model!)
        using (var model = BaselineFactory.Load(kind, fitted.State, torch.CPU))
        {
            var evaluator = new Evaluator(split, new EvaluateConfig { UsersPerTile = 1, ItemsPerTile = 3 }, 1, null);
            evaluator.Validate(model);
            evaluator.Evaluate(model, EvaluationPart.Test, new SilentObserver());
            var users = new Vocabulary(ColumnKind.Integer);
            for (var user = 0; user < 3; user++)
                users.Add(user);
            RankedListScorer.Run(new RankedListRequest
            {
                Model = model,
                Users = users,
                Items = ids,
                History = folder["history.parquet"],
                Options = new RankedListOptions { Top = 2 },
                Output = folder["ranked.jsonl"],
                Observer = new SilentObserver(),
                Stop = new StopSignal(),
            });
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }
}
