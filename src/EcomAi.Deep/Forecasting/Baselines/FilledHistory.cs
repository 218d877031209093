namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>A series' past without holes.</summary>
internal static class FilledHistory
{
    /// <summary>Copies values and puts the last one before it in the place of a missing one, up to the end of the room.</summary>
    /// <param name="history">Values, of which the first is observed; missing ones are NaN.</param>
    /// <param name="filled">Room for as many values or more.</param>
    public static void Fill(ReadOnlySpan<float> history, Span<double> filled)
    {
        double last = history[0];
        for (var t = 0; t < filled.Length; t++)
        {
            if (t < history.Length && !float.IsNaN(history[t]))
                last = history[t];
            filled[t] = last;
        }
    }
}
