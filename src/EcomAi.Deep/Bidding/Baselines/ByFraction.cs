namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>A setting for each budget fraction.</summary>
/// <typeparam name="T">The setting.</typeparam>
/// <param name="what">What the setting is, for messages.</param>
internal sealed class ByFraction<T>(string what)
{
    private readonly Dictionary<double, T> _settings = [];

    /// <summary>Keeps the setting of a fraction.</summary>
    public void Set(double fraction, T setting) => _settings[fraction] = setting;

    /// <summary>The setting of a fraction.</summary>
    /// <exception cref="EcomException">The fraction was not prepared for.</exception>
    public T Of(double fraction) => _settings.TryGetValue(fraction, out var setting)
        ? setting
        : throw new EcomException(
            $"{what} is not known for the budget fraction {fraction}, only for {string.Join(", ", _settings.Keys.Order())}. Name it in budget.fractions.");
}
