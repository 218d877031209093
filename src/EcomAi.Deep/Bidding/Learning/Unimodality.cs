namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// Whether values of ordered actions rise to one peak and fall from there. Where they do not, the network has not yet learned what its neighbours imply, and DRLB explores
/// more (Wu et al. 2018, section 4.3).
/// </summary>
public static class Unimodality
{
    /// <summary>Whether there is one peak; level stretches do not count as falling or rising.</summary>
    public static bool Holds(ReadOnlySpan<float> values)
    {
        var fallen = false;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
                fallen = true;
            else if (values[i] > values[i - 1] && fallen)
                return false;
        }

        return true;
    }
}
