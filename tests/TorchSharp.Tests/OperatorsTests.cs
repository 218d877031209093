using System.Reflection;
using TorchSharp.Interop;

namespace TorchSharp.Tests;

public class OperatorsTests
{
    [Fact]
    public void Every_operator_called_by_name_exists_in_this_libtorch()
    {
        var missing = new List<string>();
        foreach (var field in typeof(Op).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var op = (Operator)field.GetValue(null)!;
            if (!op.Exists())
                missing.Add(field.Name);
        }
        Assert.Empty(missing);
    }
}
