namespace EcomAi.Deep.Recommendation;

/// <summary>The update rule.</summary>
public enum NcfOptimizer
{
    /// <summary>Adam (Kingma and Ba 2015); id tables by its sparse form, which moves only the rows a step touches.</summary>
    Adam,

    /// <summary>Adam that moves every row of the id tables at every step, as He et al.'s program did; faster where tables are small and batches large.</summary>
    DenseAdam,

    /// <summary>Adagrad (Duchi et al. 2011); of the id tables only the rows a step touches move. Wants a larger learning rate, about .05.</summary>
    Adagrad,

    /// <summary>Plain stochastic gradient descent.</summary>
    Sgd,
}
