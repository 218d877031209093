using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

public sealed class NcfConfigTests
{
    [Theory]
    [InlineData("data.split=given", "data.test", "must name the Parquet file of test rows")]
    [InlineData("data.test=t.parquet", "data.test", "is only read with data.split 'given'")]
    [InlineData("data.itemColumn=user", "data.itemColumn", "must differ from userColumn")]
    [InlineData("data.where=[\"week\"]", "data.where", "'week' is no condition on rows: it has no comparison.")]
    [InlineData("model.layers=[9,4]", "model.layers", "must start with an even width")]
    [InlineData("model.layers=[8]", "model.layers", "at least one layer")]
    [InlineData("train.batchSize=4", "train.batchSize", "at least 5")]
    [InlineData("baselines.shrink=-1", "baselines.shrink", "received -1")]
    [InlineData("train.pretrained.gmf=a,train.pretrained.mlp=b,model.kind=mf", "train.pretrained", "only for the model 'neumf'")]
    [InlineData("data.stream.windowRows=100", "data.split", "must be 'given' with data.stream")]
    [InlineData("data.stream.windowRows=100", "data.deduplicate", "must be 'none' with data.stream")]
    [InlineData("data.stream.windowRows=0", "data.stream.windowRows", "received 0")]
    [InlineData("data.stream.threads=2,data.minItemUsers=2", "data.minItemUsers", "must be 1 with data.stream")]
    [InlineData("data.stream.threads=2,model.kind=ease", "model.kind", "'ease' needs all rows at once")]
    [InlineData("data.stream.threads=2,train.rejectKnown=true", "train.rejectKnown", "must be false with data.stream")]
    [InlineData("data.stream.threads=2,train.refit=true", "train.refit", "must be false with data.stream")]
    [InlineData("train.from=last,model.kind=ease", "train.from", "'ease' is fitted anew")]
    [InlineData("train.precision=bf16,model.kind=gmf", "train.precision", "must be fp32 for a model without layers; 'gmf' has tables alone")]
    [InlineData("train.precision=fp16", "train.precision", "must be one of 'fp32', 'bf16'")]
    [InlineData("tf32=maybe", "tf32", "must be true or false")]
    [InlineData("deterministic=1", "deterministic", "must be true or false")]
    public void A_broken_rule_is_a_fault_of_its_option(string overrides, string key, string problem)
    {
        var error = Assert.Throws<ConfigException>(() => Load(overrides.Contains('[', StringComparison.Ordinal) ? [overrides] : overrides.Split(',')));

        Assert.Contains($"'{key}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Switches_of_GPUs_are_off_unless_asked_for()
    {
        var (plain, asked) = (Load(), Load("tf32=true", "deterministic=true", "train.precision=bf16"));

        Assert.Equal((false, false, Precision.Fp32), (plain.Tf32, plain.Deterministic, plain.Train.Precision));
        Assert.Equal((true, true, Precision.Bf16), (asked.Tf32, asked.Deterministic, asked.Train.Precision));
    }

    [Fact]
    public void A_minimal_file_is_a_neumf_of_the_papers_tower()
    {
        var config = Load();

        Assert.Equal(ModelKind.Neumf, config.Model.Kind);
        Assert.Equal([64, 32, 16, 8], config.Model.Tower());
        Assert.Equal(819, config.Train.PositivesPerStep()); // 4096 pairs, 1 + 4 a positive
    }

    private static NcfConfig Load(params string[] overrides)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{ "family": "ncf", "data": { "interactions": "rows.parquet" } }""");
            return ConfigLoader.Load<NcfConfig>(file, overrides, new Dictionary<string, string>());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
