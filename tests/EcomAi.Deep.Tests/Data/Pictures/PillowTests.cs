using System.Diagnostics;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Tests.Data.Pictures;

/// <summary>Skips where Debian's python3-pil is not installed, and says so.</summary>
public sealed class PillowFactAttribute : FactAttribute
{
    public PillowFactAttribute()
    {
        if (!File.Exists("/usr/bin/python3") || PillowTests.Python("import PIL").ExitCode != 0)
            Skip = "Pillow is not installed: apt-get install python3-pil";
    }
}

/// <summary>What we write opens in a decoder that is not ours.</summary>
public sealed class PillowTests
{
    [PillowFact]
    public void Pillow_reads_our_samples_and_texts()
    {
        using var folder = new TemporaryFolder();
        var picture = PngTests.Noise(20, 13, 3);
        File.WriteAllBytes(folder["a.png"], PngEncoder.Encode(picture, new PngText("Software", "EcomAi.Deep"), new PngText("Title", "20 €")));
        var (exitCode, output) = Python(
            $"from PIL import Image\nim = Image.open('{folder["a.png"]}')\nim.load()\nprint(im.format, im.mode, im.size, im.text['Software'], ascii(im.text['Title']), im.tobytes().hex())");

        Assert.Equal(0, exitCode);
        Assert.Equal($"PNG RGB (20, 13) EcomAi.Deep '20 \\u20ac' {Convert.ToHexStringLower(picture.Samples)}\n", output);
    }

    internal static (int ExitCode, string Output) Python(string program)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", program]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
