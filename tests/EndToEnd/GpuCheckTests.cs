using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace EcomAi.Deep.EndToEnd;

/// <summary>What scripts/gpu-check.sh says where something is missing, and the table it prints.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class GpuCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpu-check-test-");

    private static string Scripts => Path.Combine(EcomAiProcess.Repository, "scripts");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Everything_that_is_missing_is_said_at_once_with_what_to_do()
    {
        var result = Check();

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            [
                "gpu-check: 'python3' was not found: put the Python that has torch on PATH, or name it: PYTHON=/path/to/bin/python3",
                "gpu-check: 'cmake' was not found: apt-get install cmake, or pip install cmake",
                "gpu-check: neither 'make' nor 'ninja' was found: apt-get install make, or pip install ninja",
                "gpu-check: a C++ compiler ('c++') was not found: apt-get install g++, or name one: CXX=/path/to/g++",
            ],
            result.Error.Split('\n').Take(4));
    }

    [Fact]
    public void A_Python_without_torch_is_told()
    {
        Program("python3", "echo Traceback; echo \"ModuleNotFoundError: No module named 'torch'\"; exit 1");

        Assert.Contains("'python3' cannot import torch (ModuleNotFoundError: No module named 'torch'): install it", Check().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_torch_without_a_GPU_or_without_headers_is_told()
    {
        Program("python3", "printf 'scripts_folder=/nowhere\\ntorch_version=2.6.0+cpu\\ntorch_folder=%s\\ntorch_abi=1\\ntorch_devices=0\\n' '" + _folder.FullName + "'");
        var result = Check("LIBTORCH", _folder.FullName);

        Assert.Contains("torch 2.6.0+cpu of 'python3' sees no CUDA device: look at nvidia-smi", result.Error, StringComparison.Ordinal);
        Assert.Contains($"LIBTORCH={_folder.FullName} holds no include/ and lib/", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sees no CUDA device", Check(arguments: ["--device", "cpu"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_a_bundle_the_way_to_one_is_told() =>
        Assert.Contains("holds no app/GpuCheck.dll: make a bundle with scripts/gpu-bundle.sh", Check().Error, StringComparison.Ordinal);

    [Fact]
    public void A_device_of_no_such_kind_is_refused() =>
        Assert.Equal("gpu-check: --device wants cpu, cuda or cuda:N, not 'tpu'\n", Check(arguments: ["--device", "tpu"]).Error);

    [PythonFact]
    public void The_table_has_ratios_bars_and_reasons()
    {
        var result = Table(
            Row("ncf", 90e6, 50e6, 60e6, new JsonObject { ["rate"] = 80e6, ["eager"] = 1.5 }, "NDCG@10 .05"),
            Row("gan", 100, 99, "-: torch.compile is not in PyTorch 1.13", new JsonObject { ["eager"] = 1.2 }, null));

        Assert.Equal(0, result.ExitCode);
        var rows = result.Output.Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.Equal(4, rows.Count);
        Assert.Equal("| ncf | a shape | samples/s | 90,000,000 | 50,000,000 | 60,000,000 | 1.80 | 1.50 | 80,000,000, 1.5 x eager | yes | NDCG@10 .05 |", rows[2]);
        Assert.Equal("| gan | a shape | samples/s | 100 | 99.00 | -: torch.compile is not in PyTorch 1.13 | 1.01 | 1.01 | 1.2 x eager | no | - |", rows[3]);
    }

    [PythonFact]
    public void A_failed_row_keeps_its_place_and_fails_the_whole()
    {
        var result = Table(Row("lstm", "failed: stopped | by signal 9", 50, null, new JsonObject { ["eager"] = 1.2 }, "failed: no time left"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "| lstm | a shape | samples/s | failed: stopped / by signal 9 | 50.00 | - | - | - | 1.2 x eager | - | failed: no time left |", result.Output, StringComparison.Ordinal);
    }

    private static JsonObject Row(string family, JsonNode ours, JsonNode eager, JsonNode? compiled, JsonObject bars, string? quality) => new()
    {
        ["family"] = family,
        ["shape"] = "a shape",
        ["unit"] = "samples/s",
        ["ours"] = ours,
        ["eager"] = eager,
        ["compiled"] = compiled,
        ["bars"] = bars,
        ["quality"] = quality,
    };

    private ProcessResult Table(params JsonNode[] rows)
    {
        var file = Path.Combine(_folder.FullName, "results.json");
        File.WriteAllText(file, new JsonObject { ["machine"] = new JsonObject { ["device"] = "cuda" }, ["tests"] = new JsonArray(), ["rows"] = new JsonArray(rows) }.ToJsonString());
        return Run(new ProcessStartInfo(PythonFactAttribute.Python!) { ArgumentList = { "-B", Path.Combine(Scripts, "gpu_check.py"), "--table", file } });
    }

    /// <summary>Runs the script where only the folder's programs are to be found.</summary>
    private ProcessResult Check(string? variable = null, string? value = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash") { ArgumentList = { Path.Combine(Scripts, "gpu-check.sh") } };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in new[] { "LIBTORCH", "PYTHON", "CXX" })
            start.Environment.Remove(name);
        start.Environment["PATH"] = _folder.FullName;
        if (variable is not null)
            start.Environment[variable] = value;
        return Run(start);
    }

    private static ProcessResult Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        return new RunningProcess(start, TimeSpan.FromMinutes(1)).Wait();
    }

    private void Program(string name, string script)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
