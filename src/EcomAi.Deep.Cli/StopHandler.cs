using System.Runtime.InteropServices;

namespace EcomAi.Deep.Cli;

/// <summary>Turns the first SIGINT or SIGTERM into a wish to stop and the second into an end at once, while it lives.</summary>
internal sealed class StopHandler : IDisposable
{
    private readonly StopSignal _stop;
    private readonly PosixSignalRegistration[] _registrations;

    public StopHandler(StopSignal stop)
    {
        _stop = stop;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, 130)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, 143)),
        ];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (_stop.Request(exitCode))
        {
            Console.Error.WriteLine("ecomai: stopping after the current step; the same signal again ends it at once");
            return;
        }

        Console.Error.WriteLine("ecomai: stopped at once; what was not yet committed is lost");
        Environment.Exit(exitCode);
    }
}
