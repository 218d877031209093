namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>Compares numbers up to a part of their size.</summary>
internal static class Close
{
    public static void To(double expected, double actual, double part) =>
        Assert.True(Math.Abs(expected - actual) <= part * Math.Abs(expected), $"expected {expected} within {part:P3}, received {actual}");

    public static void To(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double part)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            To(expected[i], actual[i], part);
    }
}
