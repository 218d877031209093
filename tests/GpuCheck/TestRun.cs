using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GpuCheck;

/// <summary>Finds the tests of an assembly, runs them, and prints what failed.</summary>
internal sealed class TestRun : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    private readonly TestTotals totals;
    private readonly List<ITestCase> found = [];
    private readonly ManualResetEventSlim done = new();

    private TestRun(TestTotals totals) => this.totals = totals;

    /// <summary>Runs the tests whose full name holds the filter, or all.</summary>
    public static void Run(string assembly, string? filter, TestTotals totals)
    {
        using var run = new TestRun(totals);
        using var framework = new XunitTestFramework(run);
        var name = new AssemblyName(assembly);
        var options = new RunOptions();
        using (var discoverer = framework.GetDiscoverer(Reflector.Wrap(Assembly.Load(name))))
        {
            discoverer.Find(includeSourceInformation: false, run, options);
            run.done.Wait();
        }
        run.done.Reset();
        var chosen = run.found.Where(test => filter is null || test.DisplayName.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        Console.WriteLine($"{assembly}: {chosen.Count} test cases");
        using var executor = framework.GetExecutor(name);
        executor.RunTests(chosen, run, options);
        run.done.Wait();
    }

    /// <inheritdoc/>
    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage discovered:
                found.Add(discovered.TestCase);
                break;
            case ITestPassed:
                totals.Passed++;
                break;
            case ITestSkipped:
                totals.Skipped++;
                break;
            case ITestFailed failed:
                Fail(failed.Test.DisplayName, failed);
                break;
            case IErrorMessage error:
                Fail("outside of a test", error);
                break;
            case ITestAssemblyCleanupFailure failure:
                Fail("cleaning up an assembly", failure);
                break;
            case ITestCollectionCleanupFailure failure:
                Fail("cleaning up " + failure.TestCollection.DisplayName, failure);
                break;
            case ITestClassCleanupFailure failure:
                Fail("cleaning up " + failure.TestClass.Class.Name, failure);
                break;
            case ITestCleanupFailure failure:
                Fail("cleaning up " + failure.Test.DisplayName, failure);
                break;
            case IDiscoveryCompleteMessage or ITestAssemblyFinished:
                done.Set();
                break;
        }
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => done.Dispose();

    private void Fail(string what, IFailureInformation failure)
    {
        totals.Failed++;
        Console.WriteLine($"FAILED {what}");
        for (var i = 0; i < failure.Messages.Length; i++)
            Console.WriteLine($"    {failure.ExceptionTypes[i]}: {failure.Messages[i]}\n{failure.StackTraces[i]}");
    }
}
