using EcomAi.Deep.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Recommendation.Models;

/// <summary>Learned vectors of an id's categories: the columns share one table, each with a stretch of its own and a row for the unknown.</summary>
internal sealed class CategoryVectors : Module<Tensor, Tensor>
{
    private readonly Embedding table;
    private readonly Tensor codes;

    /// <summary>Creates the table.</summary>
    /// <param name="categories">Codes by id and column.</param>
    /// <param name="width">Width of a category's vector.</param>
    /// <param name="deviation">Standard deviation of the start.</param>
    public CategoryVectors(CategoryTable categories, int width, double deviation)
        : base(nameof(CategoryVectors))
    {
        Columns = categories.Columns.Count;
        Width = width;
        table = Embedding(categories.CodeTotal, width);
        InitialRows.Normal(table, 0, width, deviation);
        codes = tensor(categories.Places(), [categories.IdCount, Columns]);
        RegisterComponents();
    }

    /// <summary>Number of category columns.</summary>
    public int Columns { get; }

    /// <summary>Width of a category's vector.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <param name="input">Ids [n].</param>
    public override Tensor forward(Tensor input) => table.call(codes.index_select(0, input)); // [n, columns, width]

    /// <summary>The columns' vectors added up.</summary>
    public Tensor Sum(Tensor ids) => call(ids).sum([1]); // [n, width]

    /// <summary>The columns' vectors side by side.</summary>
    public Tensor Joined(Tensor ids) => call(ids).flatten(1); // [n, columns * width]
}
