using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace EcomAi.Deep.Configuration;

/// <summary>The summaries of an assembly's doc comments, as plain text, read from the XML file beside it.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, string> _summaries = new(StringComparer.Ordinal);

    private DocComments()
    {
    }

    /// <summary>Reads the comments; there are none when the file is not there.</summary>
    public static DocComments Of(Assembly assembly)
    {
        var comments = new DocComments();
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file))
            return comments;
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        foreach (var member in XDocument.Load(reader).Descendants("member"))
        {
            if (member.Attribute("name")?.Value is { } name && member.Element("summary") is { } summary)
                comments._summaries[name] = Plain(summary);
        }

        return comments;
    }

    public string? Type(Type type) => _summaries.GetValueOrDefault($"T:{Name(type)}");

    public string? Property(PropertyInfo property) => _summaries.GetValueOrDefault($"P:{Name(property.DeclaringType!)}.{property.Name}");

    public string? Field(Type type, string field) => _summaries.GetValueOrDefault($"F:{Name(type)}.{field}");

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            if (node is XText plain)
                text.Append(plain.Value);
            else if (node is XElement { Name.LocalName: "c" or "paramref" } code)
                text.Append('\'').Append(code.Attribute("name")?.Value ?? code.Value).Append('\'');
            else if (node is XElement { Name.LocalName: "see" } see)
                text.Append('\'').Append(Reference(see)).Append('\'');
            else if (node is XElement other)
                text.Append(' ').Append(Plain(other));
        }

        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private static string Reference(XElement see)
    {
        var target = see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? see.Attribute("href")?.Value ?? see.Value;
        return target.StartsWith("P:", StringComparison.Ordinal) || target.StartsWith("F:", StringComparison.Ordinal)
            ? ConfigOption.CamelCase(target[(target.LastIndexOf('.') + 1)..])
            : target[(target.LastIndexOf('.') + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
