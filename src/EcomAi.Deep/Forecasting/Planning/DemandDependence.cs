namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>How the demands of several steps go together, which quantiles step by step do not say.</summary>
public enum DemandDependence
{
    /// <summary>They are independent: highs and lows even out, and the sum's deviation grows with the root of the steps.</summary>
    Independent,

    /// <summary>They are high together and low together (comonotone): the sum's quantiles are the sums of the quantiles. The cautious choice.</summary>
    Comonotone,
}
