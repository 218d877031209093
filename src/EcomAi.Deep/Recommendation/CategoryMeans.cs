using EcomAi.Deep.Data;
namespace EcomAi.Deep.Recommendation;

/// <summary>Guesses the rows of new ids from the rows of known ids of the same categories.</summary>
internal static class CategoryMeans
{
    /// <summary>Fills rows that are not known: the mean, over its columns with a known category, of the category's mean row.</summary>
    /// <param name="rows">Rows [ids, width].</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="known">Which rows are known.</param>
    /// <param name="categories">Categories of all ids.</param>
    public static void Fill(float[] rows, int width, bool[] known, CategoryTable categories)
    {
        var columns = categories.Columns.Count;
        var places = categories.Places();
        var sums = new double[categories.CodeTotal * width];
        var counts = new int[categories.CodeTotal];
        for (var id = 0; id < known.Length; id++)
        {
            if (!known[id])
                continue;
            for (var column = 0; column < columns; column++)
            {
                var place = (int)places[(id * columns) + column];
                counts[place]++;
                for (var i = 0; i < width; i++)
                    sums[(place * width) + i] += rows[(id * width) + i];
            }
        }

        for (var id = 0; id < known.Length; id++)
        {
            if (known[id])
                continue;
            var met = Enumerable.Range(0, columns)
                .Where(column => categories[id, column] > 0)
                .Select(column => (int)places[(id * columns) + column])
                .Where(place => counts[place] > 0)
                .ToArray();
            for (var i = 0; met.Length > 0 && i < width; i++)
                rows[(id * width) + i] = (float)met.Average(place => sums[(place * width) + i] / counts[place]);
        }
    }
}
