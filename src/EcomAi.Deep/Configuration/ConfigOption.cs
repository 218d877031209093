using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EcomAi.Deep.Configuration;

/// <summary>The kinds of value that an option can have.</summary>
internal enum OptionKind
{
    Section,
    List,
    Text,
    Boolean,
    Integer,
    Real,
    Choice,
}

/// <summary>What reflection knows of one option, a settable property of a configuration record.</summary>
internal sealed class ConfigOption
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ConfigOption>> Known = new();

    private ConfigOption(PropertyInfo property)
    {
        Property = property;
        Name = CamelCase(property.Name);
        var underlying = Nullable.GetUnderlyingType(property.PropertyType);
        Type = underlying ?? property.PropertyType;
        AcceptsNull = underlying is not null || (!Type.IsValueType
            && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);
        Required = property.IsDefined(typeof(RequiredMemberAttribute));
        Range = property.GetCustomAttribute<RangeAttribute>();
        Element = ElementOf(Type);
        Kind = Element is null ? KindOf(Type) : OptionKind.List;
        ElementKind = Element is null ? Kind : KindOf(Element);
        if (Element is not null && ElementKind == OptionKind.Section)
            throw new InvalidOperationException($"{property.DeclaringType}.{property.Name}: a list of sections is not supported");
    }

    /// <summary>The name in configurations.</summary>
    public string Name { get; }

    public PropertyInfo Property { get; }

    /// <summary>The property's type without <see cref="Nullable{T}"/>.</summary>
    public Type Type { get; }

    public OptionKind Kind { get; }

    /// <summary>The type of a list's elements; null for anything else.</summary>
    public Type? Element { get; }

    /// <summary>The kind of a list's elements, or of the value itself.</summary>
    public OptionKind ElementKind { get; }

    public bool AcceptsNull { get; }

    public bool Required { get; }

    public RangeAttribute? Range { get; }

    /// <summary>The options of a section, those of the outermost ancestor first, each type's in the order written.</summary>
    public static IReadOnlyList<ConfigOption> Of(Type section) => Known.GetOrAdd(section, Discover);

    /// <summary>The name that a .NET name has in configurations.</summary>
    public static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The accepted names of a choice.</summary>
    public static IReadOnlyList<string> Choices(Type type) => [.. Enum.GetNames(type).Select(CamelCase)];

    private static List<ConfigOption> Discover(Type section)
    {
        var lineage = new List<Type>();
        for (var type = section; type is not null && type != typeof(object); type = type.BaseType)
            lineage.Insert(0, type);
        return [.. lineage
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.SetMethod is { IsPublic: true })
                .OrderBy(property => property.MetadataToken))
            .Select(property => new ConfigOption(property))];
    }

    private static Type? ElementOf(Type type)
    {
        if (!type.IsGenericType)
            return null;
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
    }

    private static OptionKind KindOf(Type type)
    {
        if (type == typeof(string))
            return OptionKind.Text;
        if (type == typeof(bool))
            return OptionKind.Boolean;
        if (type == typeof(int) || type == typeof(long))
            return OptionKind.Integer;
        if (type == typeof(double))
            return OptionKind.Real;
        if (type.IsEnum)
            return OptionKind.Choice;
        if (type.IsClass && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true)
            return OptionKind.Section;
        throw new InvalidOperationException(
            $"{type}: an option is text, true or false, int, long, double, an enum, an IReadOnlyList of these, or a record");
    }
}
