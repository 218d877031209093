namespace EcomAi.Deep.Forecasting;

/// <summary>How the horizon is forecast.</summary>
public enum DecoderKind
{
    /// <summary>All steps and quantiles at once, from every step of a window (Wen et al. 2017, MQ-RNN).</summary>
    Direct,

    /// <summary>One step at a time, fed with its own samples (Salinas et al. 2020, DeepAR).</summary>
    Autoregressive,
}
