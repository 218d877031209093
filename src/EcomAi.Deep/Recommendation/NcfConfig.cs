using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Recommendation;

/// <summary>The configuration of the family <c>ncf</c>: who bought what, which model learns from it, how, and how it is measured.</summary>
public sealed record NcfConfig : RunConfig, IValidatedSection
{
    /// <summary>The interactions and their split. Required.</summary>
    public required InteractionDataConfig Data { get; init; }

    /// <summary>The model.</summary>
    public NcfModelConfig Model { get; init; } = new();

    /// <summary>The training.</summary>
    public NcfTrainConfig Train { get; init; } = new();

    /// <summary>The closed forms, whether they are the model or stand beside it.</summary>
    public BaselineOptions Baselines { get; init; } = new();

    /// <summary>The measuring, on validation and test parts alike.</summary>
    public EvaluateConfig Evaluate { get; init; } = new();

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Train.From is not null && !Model.IsNeural())
            fault("train.from", $"is only for models that learn step by step; '{Models.ModelShape.NameOf(Model.Kind)}' is fitted anew each time");
        if (Train.Precision != Precision.Fp32 && Model.Kind is not (ModelKind.Mlp or ModelKind.Neumf))
            fault("train.precision", $"must be fp32 for a model without layers; '{Models.ModelShape.NameOf(Model.Kind)}' has tables alone, which are float32 always");
        if (Data.Stream is not null)
            ValidateStream(fault);
        if (Train.Pretrained is not null && Model.Kind != ModelKind.Neumf)
            fault("train.pretrained", $"is only for the model 'neumf', received model.kind '{Models.ModelShape.NameOf(Model.Kind)}'");
    }

    private void ValidateStream(Action<string, string> fault)
    {
        if (!Model.IsNeural())
            fault("model.kind", $"must be a model that learns step by step with data.stream; '{Models.ModelShape.NameOf(Model.Kind)}' needs all rows at once");
        if (Train.RejectKnown)
            fault("train.rejectKnown", "must be false with data.stream: what each user has is not kept");
        if (Train.Refit)
            fault("train.refit", "must be false with data.stream: validation rows are not among the streamed rows");
    }
}
