using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Forecasting.Models;

public sealed class PanelTensorsTests
{
    private const float No = Panels.Missing;

    [Fact]
    public void A_window_holds_its_context_and_its_horizon_padded_beyond_the_data()
    {
        using var scope = NewDisposeScope();
        var batch = Gather(Panels.Of([1, 2, No, 4, 5]), Settings.Of(context: 4, horizon: 3), 0, origin: 3, limit: 5);

        Assert.Equal([0, 1, 2, 0, 4, 5, 0], batch.Target.data<float>().ToArray()); // places -1..5
        Assert.Equal([0, 1, 1, 0, 1, 1, 0], batch.Observed.data<float>().ToArray());
    }

    [Fact]
    public void Targets_from_the_limit_on_are_hidden()
    {
        using var scope = NewDisposeScope();
        var batch = Gather(Panels.Of([1, 2, 3, 4, 5]), Settings.Of(context: 2, horizon: 3, lags: [1]), 0, origin: 2, limit: 3);

        Assert.Equal([1, 2, 3, 0, 0], batch.Target.data<float>().ToArray());
        Assert.Equal([1, 1, 1, 0, 0], batch.Observed.data<float>().ToArray());
        Assert.Equal([0, 1, 2, 3, 0], batch.Lags.data<float>().ToArray()); // one step before each place
        Assert.Equal([0, 1, 1, 1, 0], batch.LagsObserved.data<float>().ToArray());
    }

    [Fact]
    public void Every_window_comes_from_its_own_series()
    {
        using var scope = NewDisposeScope();
        var config = Settings.Of(context: 2, horizon: 1);
        var panel = Panels.Of([1, 2, 3], [10, 20, 30]);
        var (model, windows) = Settings.Build(panel, config);
        using (model)
        using (windows)
        {
            using var batch = windows.Gather([1, 0], [2, 2], [3, 3]);
            Assert.Equal([10, 20, 30, 1, 2, 3], batch.Target.data<float>().ToArray());
        }
    }

    [Fact]
    public void Known_covariates_are_standardised_and_missing_ones_are_the_mean()
    {
        using var scope = NewDisposeScope();
        // Mean 2 and deviation 1 of 1, 3, 1, 3; the last place is missing.
        var panel = Panels.With(FrequencyKind.Step, 5, [[1, 1, 1, 1, 1]], ["price"], [1, 3, 1, 3, No], null);
        var batch = Gather(panel, Settings.Of(context: 3, horizon: 2), 0, origin: 3, limit: 5);

        Assert.Equal([-1, 1, -1, 1, 0], batch.Known.data<float>().ToArray());
    }

    [Fact]
    public void A_series_without_history_takes_the_size_of_its_category()
    {
        using var scope = NewDisposeScope();
        var panel = Panels.With(
            FrequencyKind.Step, 2, [[10, 10], [100, 100], [No, No]], [], [], Panels.Categories("type", "small", "large", "small"));
        var batch = Gather(panel, Settings.Of(context: 2, horizon: 1), 2, origin: 2, limit: 2);

        Assert.Equal(10, batch.Prior.item<float>(), 4);
    }

    private static WindowBatch Gather(EcomAi.Deep.Forecasting.Panel.SeriesPanel panel, LstmConfig config, int series, int origin, int limit)
    {
        var (model, windows) = Settings.Build(panel, config);
        using (model)
        using (windows)
            return windows.Gather([series], [origin], [limit]);
    }
}
