using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>What a checkpoint keeps beside tensors: the ids behind the numbers and the categories behind the codes.</summary>
/// <param name="Users">User ids by number.</param>
/// <param name="Items">Item ids by number.</param>
/// <param name="UserCategories">Categories of users; null where the data had none. The codes themselves are tensors of the model.</param>
/// <param name="ItemCategories">Categories of items, likewise.</param>
public sealed record CheckpointFiles(Vocabulary Users, Vocabulary Items, CategoryTable? UserCategories, CategoryTable? ItemCategories)
{
    private const string UsersFile = "users.parquet";
    private const string ItemsFile = "items.parquet";
    private const string UserCategoriesFile = "user-categories.parquet";
    private const string ItemCategoriesFile = "item-categories.parquet";

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    public void Write(string folder)
    {
        Users.Save(Path.Combine(folder, UsersFile));
        Items.Save(Path.Combine(folder, ItemsFile));
        WriteCategories(UserCategories, Path.Combine(folder, UserCategoriesFile));
        WriteCategories(ItemCategories, Path.Combine(folder, ItemCategoriesFile));
    }

    /// <summary>Reads the files; categories come without codes (all unknown).</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public static CheckpointFiles Read(string folder)
    {
        var users = Vocabulary.Load(Path.Combine(folder, UsersFile));
        var items = Vocabulary.Load(Path.Combine(folder, ItemsFile));
        return new CheckpointFiles(
            users,
            items,
            CategoryFile.Read(Path.Combine(folder, UserCategoriesFile), users.Count),
            CategoryFile.Read(Path.Combine(folder, ItemCategoriesFile), items.Count));
    }

    private static void WriteCategories(CategoryTable? table, string path)
    {
        if (table is not null)
            CategoryFile.Write(path, table);
    }
}
