using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

public sealed class DevicesTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_host_is_always_among_the_devices()
    {
        Assert.StartsWith("cpu", _ecomai.Run("devices").Expect(0).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_ecomai.Run("devices", "--json").Expect(0).Output);
        Assert.Equal("cpu", json.RootElement.GetProperty("devices")[0].GetString());
        Assert.InRange(json.RootElement.GetProperty("memory").GetProperty("cpu").GetProperty("peakAllocated").GetInt64(), 1 << 20, 1L << 50);
        Assert.Matches(@"^\d+\.\d+", json.RootElement.GetProperty("torch").GetString());
    }
}
