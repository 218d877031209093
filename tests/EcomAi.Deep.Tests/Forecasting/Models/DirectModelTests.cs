using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Forecasting.Models;

public sealed class DirectModelTests
{
    private const int Context = 8;
    private static readonly float[] Sales = [3, 5, 2, 6, 4, 7, 3, 8, 5, 9, 4, 6];

    public static TheoryData<ScalingKind, bool> Ways => new()
    {
        { ScalingKind.Mean, false }, { ScalingKind.Log1p, false }, { ScalingKind.None, false }, { ScalingKind.Mean, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void In_training_no_origin_sees_a_target_after_it(ScalingKind scaling, bool differences)
    {
        using var scope = NewDisposeScope();
        var config = Settings.Of(context: Context, horizon: 3, gap: 1, lags: [4, 1], scaling: scaling);
        config = config with { Model = config.Model with { SeasonalDifferences = differences, KnownBefore = 2 } };
        var (model, windows) = Settings.Build(Panel(Sales), config);
        using (model)
        using (windows)
        {
            model.train();
            var origins = arange(0, Context, dtype: ScalarType.Int64).unsqueeze(0);
            var raw = Outputs((DirectModel)model, windows, origins);
            for (var origin = 0; origin < Context - 1; origin++)
            {
                var other = (float[])Sales.Clone();
                for (var place = origin + 1; place < other.Length; place++)
                    other[place] = 50 + place;
                using var spoiled = new PanelTensors(Panel(other), model.Shape.Features, config, CPU);
                var later = Outputs((DirectModel)model, spoiled, origins);

                Assert.Equal(Row(raw, origin), Row(later, origin));
                Assert.NotEqual(Row(raw, origin + 1), Row(later, origin + 1));
            }
        }
    }

    [Fact]
    public void Earlier_covariates_are_those_of_the_same_window()
    {
        // From the first origin the two steps before the first forecast reach to the window's beginning and beyond.
        using var scope = NewDisposeScope();
        var config = Settings.Of(context: Context, horizon: 1);
        config = config with { Model = config.Model with { KnownBefore = 4 } };
        var panel = Panels.With(FrequencyKind.Step, Sales.Length, [Sales, Sales], ["price"], [.. Sales, .. Sales.Select(price => 100 + (price * price))], null);
        var (model, windows) = Settings.Build(panel, config);
        using (model)
        using (windows)
        {
            model.eval();
            var origins = zeros([2, 1], dtype: ScalarType.Int64);
            using var beside = windows.Gather([1, 0], [9, 9], [12, 12]);
            using var alike = windows.Gather([0, 0], [9, 9], [12, 12]);

            Assert.Equal(Row(((DirectModel)model).Forward(alike, origins).Raw, 1), Row(((DirectModel)model).Forward(beside, origins).Raw, 1));
        }
    }

    [Fact]
    public void Means_of_what_is_never_negative_are_not_negative()
    {
        using var scope = NewDisposeScope();
        var config = Settings.Of(context: 4, horizon: 2, distribution: DistributionKind.Gaussian, train: new() { Loss = ForecastLoss.NegativeLogLikelihood });
        var panel = Panels.Of([1, 0, 2, 1, 0, 1]);
        var (model, windows) = Settings.Build(panel, config);
        using (model)
        using (windows)
        using (var forecaster = new NeuralForecaster([model], config, CPU, ownsModels: false))
        {
            using (no_grad())
                model.get_parameter("head.bias")![0].fill_(-30);
            var forecast = forecaster.Predict(panel, [6], config.Forecast, new StopSignal());

            Assert.Equal([0, 0], forecast.Mean);
        }
    }

    [Fact]
    public void Series_shown_as_new_differ_by_their_category_alone()
    {
        using var scope = NewDisposeScope();
        var config = Settings.Of(context: 4, horizon: 2, lags: [2], train: new LstmTrainConfig { UnknownRate = .5, Origins = 1, BatchSize = 4 });
        var panel = Panels.With(FrequencyKind.Step, 6, [[1, 2, 3, 4, 5, 6], [90, 80, 70, 60, 50, 40]], [], [], Panels.Categories("type", "a", "a"));
        var (model, windows) = Settings.Build(panel, config);
        using (model)
        using (windows)
        {
            model.eval();
            using var fresh = windows.Gather([0, 1], [0, 0], [0, 0]); // no history at all
            var raw = ((DirectModel)model).Forward(fresh, full([2, 1], 3, dtype: ScalarType.Int64)).Raw;

            Assert.Equal(Row(raw, 0), Row(raw, 1));
        }
    }

    private static SeriesPanel Panel(float[] sales) =>
        Panels.With(FrequencyKind.Step, sales.Length, [sales], ["price"], [.. Enumerable.Range(0, sales.Length).Select(place => (float)(place % 5))], null);

    private static Tensor Outputs(DirectModel model, PanelTensors windows, Tensor origins)
    {
        using var batch = windows.Gather([0], [Context], [Sales.Length]);
        return model.Forward(batch, origins).Raw;
    }

    private static float[] Row(Tensor raw, int row) => raw[row].detach().contiguous().data<float>().ToArray();
}
