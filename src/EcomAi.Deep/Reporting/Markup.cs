using System.Globalization;
using System.Net;
using System.Text;

namespace EcomAi.Deep.Reporting;

/// <summary>Builds HTML and SVG: numbers are formatted invariantly, and every text that is put in is escaped.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends markup; what stands in its braces is escaped unless it is a number or markup itself.</summary>
    public Markup Add(FormattableString part)
    {
        var arguments = part.GetArguments();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is string text)
                arguments[i] = Escape(text);
        }

        _text.AppendFormat(CultureInfo.InvariantCulture, part.Format, arguments);
        return this;
    }

    /// <summary>Appends markup as it is.</summary>
    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A text made fit for elements and attributes; what XML cannot hold becomes a space.</summary>
    public static string Escape(string text) =>
        WebUtility.HtmlEncode(new string([.. text.Select(character => char.IsControl(character) && character is not '\n' ? ' ' : character)]));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
