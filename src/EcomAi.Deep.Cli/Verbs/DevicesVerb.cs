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
                });
                return 0;
            }

            var page = Session.Page();
            foreach (var device in devices)
                page.Line(device == preferred ? $"{device.Name}  (auto)" : device.Name);
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
}
