namespace EcomAi.Deep.EndToEnd.Forecasting;

/// <summary>Sales and wishes that cannot be forecast: told before anything is made, with the place and what to do.</summary>
public sealed class BadForecastTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_frequency_that_nobody_knows()
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(2, "data.frequency=fortnightly").ExpectFault(2, "invalid 'data.frequency'", "weekly", "received fortnightly");
    }

    [Fact]
    public void A_frequency_that_is_not_the_data_s()
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(1, "data.frequency=monthly").ExpectFault(1, "monthly", "sales.parquet");
    }

    [Fact]
    public void A_horizon_longer_than_the_history()
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(1, "forecast.horizon=30").ExpectFault(1, "the horizon is longer than the history", "forecast.horizon 30", "the longest series has 40 steps");
    }

    [Fact]
    public void The_same_week_twice()
    {
        var sales = SmallStore.Sales();
        SmallStore.Add(sales, 2, 7, "5");
        SmallStore.Open(_ecomai, sales);
        Train(1).ExpectFault(1, "article a2", SmallStore.Week(7), "row 87", "row 240");
    }

    [Fact]
    public void An_infinite_target()
    {
        var sales = SmallStore.Sales();
        SmallStore.Add(sales, 2, 40, "Infinity");
        SmallStore.Open(_ecomai, sales);
        Train(1).ExpectFault(1, "units", "row 240", "infinit");
    }

    [Fact]
    public void A_negative_target_with_the_negative_binomial()
    {
        var sales = SmallStore.Sales();
        SmallStore.Add(sales, 2, 40, "-3");
        SmallStore.Open(_ecomai, sales);
        Train(1, "model.decoder=autoregressive", "model.lags=[]", "model.distribution=negativeBinomial")
            .ExpectFault(1, "model.distribution 'negativeBinomial'", "-3", "article a2", SmallStore.Week(40));
    }

    [Fact]
    public void A_series_that_is_all_missing_is_listed_and_the_others_are_trained()
    {
        var sales = SmallStore.Sales();
        for (var week = 0; week < SmallStore.Weeks; week++)
            SmallStore.Add(sales, 9, week, "");
        SmallStore.Open(_ecomai, sales);
        var trained = Train(0, "--verbose").Expect(0);
        Assert.Contains("article a9 (0 targets)", trained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_shifted_by_another_time_zone()
    {
        // Clocks change within the year: midnight of another zone is not a whole number of weeks apart.
        var csv = new System.Text.StringBuilder("article,week,units,price,shelf\n");
        for (var week = 0; week < 20; week++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"a0,{SmallStore.Week(week)}T{(week < 13 ? "01" : "00")}:00:00,5,1,s\n");
        SmallStore.Open(_ecomai, SmallStore.Sales());
        _ecomai.Write("sales.csv", csv.ToString());
        _ecomai.Run("import", "csv", "sales.csv", "--output", SmallStore.Table, "--type", "week=timestamp", "--quiet").Expect(0);
        Train(1, "data.frequency=weekly").ExpectFault(1, "row 13", "time zone");
    }

    [Fact]
    public void Covariates_that_are_missing_for_the_future()
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(0, "train.epochs=1").Expect(0);
        Score().ExpectFault(1, "price", "--future");
    }

    [Fact]
    public void A_forecast_asked_beyond_the_covariates()
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(0, "train.epochs=1").Expect(0);
        SmallStore.WriteFuture(_ecomai, 2);
        Score("--future", "future.parquet").ExpectFault(1, "price", SmallStore.Week(41), "--future");
    }

    [Fact]
    public void An_option_of_another_family()
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(0, "train.epochs=1").Expect(0);
        Score("--top", "5").ExpectFault(2, "--top", "lstm");
    }

    [Theory]
    [InlineData("forecast.quantiles=[0.1,0.9]", "invalid 'forecast.quantiles': must hold the median .5")]
    [InlineData("data.known=[\"units\"]", "which data.target already names")]
    [InlineData("train.loss=wape model.decoder=autoregressive model.lags=[]", "invalid 'train.loss': must be negativeLogLikelihood")]
    [InlineData("evaluate.baselines=[\"lstm\"]", "must hold statistical methods, received 'lstm'")]
    [InlineData("evaluate.validationMetric=RMSLE", "invalid 'evaluate.validationMetric'")]
    public void Settings_that_contradict_each_other(string overriding, string message)
    {
        SmallStore.Open(_ecomai, SmallStore.Sales());
        Train(2, overriding.Split(' ')).ExpectFault(2, message);
    }

    private ProcessResult Train(int exitCode, params string[] overrides) =>
        _ecomai.Run(["train", "--config", SmallStore.Config, .. overrides]).Expect(exitCode);

    private ProcessResult Score(params string[] options) => _ecomai.Run(["score", "--run", "last", "--output", "forecast.csv", .. options]);
}
