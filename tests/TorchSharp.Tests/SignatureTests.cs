using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace TorchSharp.Tests;

public class SignatureTests
{
    private const BindingFlags Visible =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [SignatureFact]
    public void Every_public_member_is_one_of_TorchSharp_or_marked_as_the_stand_ins_own()
    {
        var real = LoadReference().GetExportedTypes().SelectMany(type => Members(type).Append(type.FullName!)).ToHashSet();
        var own = typeof(torch).Assembly.GetExportedTypes().Where(type => !IsOwn(type))
            .SelectMany(type => Members(type).Append(type.FullName!));
        Assert.Equal([], own.Where(member => !real.Contains(member)).Order());
    }

    [Fact]
    public void Members_are_described_with_their_parameters()
    {
        Assert.Contains("TorchSharp.torch+Tensor: Tensor select(Int64 dim, Int64 index)", Members(typeof(torch.Tensor)));
    }

    // Beside the stand-in, which has the same assembly name, and with what the reference needs from its own folder.
    private static Assembly LoadReference()
    {
        var path = Path.GetFullPath(SignatureFactAttribute.ReferencePath!);
        var context = new AssemblyLoadContext("reference");
        context.Resolving += (_, name) =>
        {
            var needed = Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll");
            return File.Exists(needed) ? context.LoadFromAssemblyPath(needed) : null;
        };
        return context.LoadFromAssemblyPath(path);
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var member in type.GetMembers(Visible))
        {
            if (Describe(member) is { } text)
                yield return $"{type.FullName}: {text}";
        }
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        MethodInfo m when IsVisible(m) && !IsOwn(m) =>
            $"{Name(m.ReturnType)} {m.Name}({Parameters(m)})",
        ConstructorInfo c when IsVisible(c) && c.DeclaringType is { IsAbstract: false } => $"ctor({Parameters(c)})",
        FieldInfo { IsPublic: true } f => $"{Name(f.FieldType)} {f.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || method.IsFamily) && method.Name is not ("Finalize" or "ToString" or "Equals" or "GetHashCode");

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name}<{string.Join(",", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static bool IsOwn(MemberInfo member) =>
        member.GetCustomAttributesData().Any(data => data.AttributeType.Name == nameof(ExperimentalAttribute));
}
