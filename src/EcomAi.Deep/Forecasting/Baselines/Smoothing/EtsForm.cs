namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>A form of exponential smoothing with additive errors: ETS(A, N|A|Ad, N|A).</summary>
/// <param name="Trend">Whether there is a slope.</param>
/// <param name="Damped">Whether it fades.</param>
/// <param name="Season">Steps of a season, 1 for none.</param>
internal readonly record struct EtsForm(bool Trend, bool Damped, int Season)
{
    /// <summary>Whether there are seasonal states.</summary>
    public bool Seasonal => Season > 1;

    /// <summary>Smoothing parameters: alpha, and beta, gamma and phi where the form has them.</summary>
    public int Parameters => 1 + (Trend ? 1 : 0) + (Seasonal ? 1 : 0) + (Damped ? 1 : 0);

    /// <summary>Initial states that are free: the seasonal ones sum to 0.</summary>
    public int States => (Trend ? 2 : 1) + (Season - 1);

    /// <summary>What the information criterion counts: parameters, states, and the variance.</summary>
    public int Counted => Parameters + States + 1;

    /// <summary>Its name, such as (A,Ad,N).</summary>
    public override string ToString() => $"(A,{(Damped ? "Ad" : Trend ? "A" : "N")},{(Seasonal ? "A" : "N")})";
}
