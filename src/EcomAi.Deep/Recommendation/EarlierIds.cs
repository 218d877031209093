using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>The ids of an earlier run, which keep their numbers when fresher data joins.</summary>
/// <param name="Users">Its user ids.</param>
/// <param name="Items">Its item ids.</param>
public sealed record EarlierIds(Vocabulary Users, Vocabulary Items);
