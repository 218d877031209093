using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace EcomAi.Deep.EndToEnd;

/// <summary>A run of the executable that has not ended.</summary>
public sealed partial class RunningProcess
{
    private readonly Process _process;
    private readonly TimeSpan _timeout;
    private readonly Task<string> _output;
    private readonly StringBuilder _error = new();
    private readonly Task _errorEnd;

    internal RunningProcess(ProcessStartInfo start, TimeSpan timeout)
    {
        _timeout = timeout;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        // On a thread of its own: a busy pool would notice too late that it is time for a signal.
        _errorEnd = Task.Factory.StartNew(ReadErrorLines, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until a line on stderr contains the text.</summary>
    public void WaitForError(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!ErrorSoFar().Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || watch.Elapsed > _timeout)
            {
                var ended = Wait();
                throw new InvalidOperationException($"never said '{text}'; exit code {ended.ExitCode}\n--- stdout\n{ended.Output}\n--- stderr\n{ended.Error}");
            }

            Thread.Sleep(20);
        }
    }

    /// <summary>Sends a signal: <c>INT</c>, <c>TERM</c> or <c>KILL</c>.</summary>
    public void Signal(string name)
    {
        var number = name switch { "INT" => 2, "TERM" => 15, "KILL" => 9, _ => throw new ArgumentException($"no signal '{name}'", nameof(name)) };
        Assert.Equal(0, Kill(_process.Id, number));
    }

    /// <summary>Waits for the end.</summary>
    /// <exception cref="TimeoutException">It did not come in time; the process was killed.</exception>
    public ProcessResult Wait()
    {
        if (!_process.WaitForExit(_timeout))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"still running after {_timeout}; stderr so far:\n{ErrorSoFar()}");
        }

        _process.WaitForExit();
        _errorEnd.Wait();
        var result = new ProcessResult(_process.ExitCode, _output.Result, ErrorSoFar());
        _process.Dispose();
        return result;
    }

    private string ErrorSoFar()
    {
        lock (_error)
            return _error.ToString();
    }

    private void ReadErrorLines()
    {
        while (_process.StandardError.ReadLine() is { } line)
        {
            lock (_error)
                _error.Append(line).Append('\n');
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
