using GpuCheck;

// Runs the tests of the named assemblies, which lie beside this program, one assembly after another.
// usage: GpuCheck [--filter PART-OF-A-NAME] ASSEMBLY ...   Prints each failed test and "N passed, N failed, N skipped"; exits with 1 when one failed.
string? filter = null;
if (args is ["--filter", var part, ..])
    (filter, args) = (part, args[2..]);
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: GpuCheck [--filter PART-OF-A-NAME] ASSEMBLY ...");
    return 2;
}

var totals = new TestTotals();
foreach (var assembly in args)
    TestRun.Run(assembly, filter, totals);
Console.WriteLine($"{totals.Passed} passed, {totals.Failed} failed, {totals.Skipped} skipped");
return totals.Failed > 0 || totals.Passed == 0 ? 1 : 0;
