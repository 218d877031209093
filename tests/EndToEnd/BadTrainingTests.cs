using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

/// <summary>Wishes that <c>train</c> cannot carry out: told before anything is made.</summary>
public sealed class BadTrainingTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public BadTrainingTests()
    {
        SmallShop.Open(_ecomai, SmallShop.Purchases());
        _ecomai.Write("file", "");
    }

    public void Dispose() => _ecomai.Dispose();

    [Theory]
    [InlineData("train.epoch=3", "invalid 'train.epoch': unknown key, did you mean 'train.epochs'", "(override train.epoch=3)")]
    [InlineData("speed=high", "invalid 'speed': unknown key", "(override speed=high)")]
    [InlineData("model.kind=neumff", "invalid 'model.kind'", "did you mean 'neumf'?")]
    [InlineData("model.factors=0", "invalid 'model.factors': must be 1..4096, received 0", "(override model.factors=0)")]
    [InlineData("train.learningRate=NaN", "invalid 'train.learningRate'", "received NaN")]
    [InlineData("train.negatives=many", "invalid 'train.negatives': must be a whole number", "received many")]
    [InlineData("evaluate.validationMetric=NDCG@7", "invalid 'evaluate.validationMetric': must be one of", "received 'NDCG@7'")]
    [InlineData("model.layers=[7,4]", "invalid 'model.layers': must start with an even width", "received 7")]
    public void A_key_or_value_that_is_none(string overriding, string what, string where) => Refuse(2, [what, where], overriding);

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("tpu")]
    public void A_device_that_is_not_there(string device) =>
        Refuse(2, [$"device '{device}' is not there: this machine has cpu", "Use auto, cpu, cuda or cuda:N"], "--device", device);

    [Fact]
    public void A_gpu_on_a_machine_without_one()
    {
        using var devices = JsonDocument.Parse(_ecomai.Run("devices", "--json").Expect(0).Output);
        if (devices.RootElement.GetProperty("devices").GetArrayLength() == 1)
            Refuse(2, ["device 'cuda' is not there: this machine has cpu."], "--device", "cuda");
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    public void An_output_that_cannot_be_written(string output) =>
        Refuse(1, [$"cannot write the run folder '{output}/ncf/", "Name a writable folder with --output DIR"], "--output", output);

    [Theory]
    [InlineData("train.from=nowhere", "there is no run folder 'nowhere'")]
    [InlineData("train.from=last", "there is no run under 'runs' yet")]
    [InlineData("train.from=file", "'file' is a file, not a run folder")]
    public void An_earlier_run_that_is_not_there(string overriding, string message) => Refuse(1, [message], overriding);

    private void Refuse(int exitCode, string[] messages, params string[] arguments)
    {
        _ecomai.Run(["train", "--config", SmallShop.Config, .. arguments]).ExpectFault(exitCode, messages);
        Assert.False(Directory.Exists(_ecomai.At("runs")));
    }
}
