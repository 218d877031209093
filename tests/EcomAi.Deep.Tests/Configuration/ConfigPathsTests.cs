using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

public sealed class ConfigPathsTests
{
    [Fact]
    public void A_missing_configuration_is_told_with_what_there_is()
    {
        var error = Assert.Throws<ConfigException>(() => ConfigPaths.FindConfig("no-such-configuration.json"));
        Assert.Equal(2, error.ExitCode);
        Assert.StartsWith("no configuration 'no-such-configuration.json' here or in configs/", error.Message, StringComparison.Ordinal);
        Assert.Contains("Shipped configurations: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_no_configuration()
    {
        var error = Assert.Throws<ConfigException>(() => ConfigPaths.FindConfig(Path.GetTempPath()));
        Assert.Contains("is a directory; --config takes a JSON file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void An_unusable_name_is_told(string name)
    {
        Assert.Throws<ConfigException>(() => ConfigPaths.FindConfig(name));
    }

    [Fact]
    public void A_path_that_leads_nowhere_stays_as_it_was_given()
    {
        Assert.Equal("no/such/file.parquet", ConfigPaths.Resolve("no/such/file.parquet"));
        Assert.Equal("/no/such/file", ConfigPaths.Resolve("/no/such/file"));
    }
}
