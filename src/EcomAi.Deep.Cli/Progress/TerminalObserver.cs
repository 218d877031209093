using System.Globalization;
using Spectre.Console;

namespace EcomAi.Deep.Cli.Progress;

/// <summary>Shows progress bars on a terminal; finished phases vanish, messages stay above them.</summary>
internal sealed class TerminalObserver : IRunObserver
{
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _bars;
    private readonly bool _isVerbose;

    private TerminalObserver(IAnsiConsole console, ProgressContext bars, bool isVerbose) => (_console, _bars, _isVerbose) = (console, bars, isVerbose);

    /// <summary>Runs work beneath the bars.</summary>
    public static T Show<T>(bool isVerbose, Func<IRunObserver, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 24 },
                new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(bars => work(new TerminalObserver(console, bars, isVerbose)));
    }

    public void Message(string text) => _console.WriteLine(text);

    public void Detail(string text)
    {
        if (_isVerbose)
            _console.WriteLine(text, new Style(decoration: Decoration.Dim));
    }

    public IRunPhase Phase(string name, long total, string unit) => new BarPhase(_bars.AddTask(Markup.Escape(name), maxValue: Math.Max(1, total)), name, total, unit);

    private sealed class BarPhase : IRunPhase
    {
        private const int RedrawMilliseconds = 100;
        private readonly ProgressTask _bar;
        private readonly string _name;
        private readonly long _total;
        private readonly string _unit;
        private readonly long _start = Environment.TickCount64;
        private readonly Lock _lock = new();
        private long _shownAt = Environment.TickCount64;
        private long _done;
        private long _shown;
        private string _status = "";

        public BarPhase(ProgressTask bar, string name, long total, string unit)
        {
            (_bar, _name, _total, _unit) = (bar, name, total, unit);
            _bar.IsIndeterminate = total <= 0;
        }

        public void Advance(long units)
        {
            lock (_lock)
            {
                _done += units;
                // A bar that is told of every step would cost more than small steps do.
                if (Environment.TickCount64 - _shownAt >= RedrawMilliseconds)
                    Redraw();
            }
        }

        public void Status(string text)
        {
            lock (_lock)
                _status = text;
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _bar.IsIndeterminate = false;
                _bar.Value = _bar.MaxValue;
                _bar.StopTask();
            }
        }

        private void Redraw()
        {
            _shownAt = Environment.TickCount64;
            var rate = _done * 1000.0 / Math.Max(1, _shownAt - _start);
            var text = string.Create(CultureInfo.InvariantCulture, $"{_name}  {_status}  {rate:N0} {_unit}/s").Replace("    ", "  ", StringComparison.Ordinal);
            _bar.Description = Markup.Escape(text);
            if (_total > 0)
                _bar.Increment(_done - _shown);
            _shown = _done;
        }
    }
}
