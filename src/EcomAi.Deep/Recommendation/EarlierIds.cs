using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>The ids and categories of an earlier run, which keep their numbers when fresher data joins.</summary>
/// <param name="Users">Its user ids.</param>
/// <param name="Items">Its item ids.</param>
/// <param name="UserCategories">Its users' categories; null where it had none.</param>
/// <param name="ItemCategories">Its items' categories; null where it had none.</param>
public sealed record EarlierIds(Vocabulary Users, Vocabulary Items, CategoryTable? UserCategories, CategoryTable? ItemCategories);
