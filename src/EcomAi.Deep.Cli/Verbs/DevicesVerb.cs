using System.CommandLine;
using System.Globalization;
using EcomAi.Deep.Backend;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai devices</c>: lists what <c>--device</c> accepts here, and the torch underneath.</summary>
internal static class DevicesVerb
{
    public static Command Create()
    {
        var verb = new Command("devices", "List the devices there are, and the torch underneath");
        verb.SetAction(options =>
        {
            var devices = TorchRuntime.Devices();
            var preferred = devices[^1].Index < 0 ? devices[0] : devices.First(device => device.Index == 0);
            if (new Session(options).IsJson)
            {
                Session.PrintJson(new
                {
                    devices = devices.Select(device => device.Name),
                    auto = preferred.Name,
                    torch = TorchRuntime.Version,
                    library = TorchRuntime.LibraryPath,
                    processors = Environment.ProcessorCount,
                    memory = devices.ToDictionary(device => device.Name, Memory),
                });
                return 0;
            }

            var page = Session.Page();
            foreach (var device in devices)
                page.Line($"{device.Name}{(device == preferred ? "  (auto)" : "")}{Describe(Memory(device))}");
            page.Line();
            page.Facts(
            [
                new("torch", TorchRuntime.Version),
                new("library", TorchRuntime.LibraryPath),
                new("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            ]);
            return 0;
        });
        return verb;
    }

    private static DeviceMemory? Memory(DeviceInfo device) => DeviceMemory.Of(new TorchSharp.torch.Device(device.Type, device.Index));

    private static string Describe(DeviceMemory? memory) =>
        memory is { Total: > 0 } known
            ? string.Create(CultureInfo.InvariantCulture, $"  {known.Free / 1048576.0:N0} MiB of {known.Total / 1048576.0:N0} MiB free")
            : "";
}
