using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Data;

/// <summary>The part of an error that says which name was probably meant.</summary>
internal static class NameHint
{
    /// <summary>The sentence <c> Did you mean 'x'?</c>, or nothing when no candidate is near.</summary>
    public static string For(string name, IEnumerable<string> candidates) =>
        Spelling.Nearest(name, candidates) is { } likely ? $" Did you mean '{likely}'?" : "";
}
