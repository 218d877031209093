namespace Parquet.Encodings;

/// <summary>Short bounds of texts and byte arrays, which are compared as unsigned bytes.</summary>
internal static class ByteBounds
{
    /// <summary>Longer bounds are cut: they would fill the footer.</summary>
    public const int Longest = 64;

    /// <summary>Cuts a bound; an upper one is raised so that it stays one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="upper">Whether it is an upper bound.</param>
    /// <param name="isText">Whether the bound must stay UTF-8.</param>
    /// <param name="exact">Whether nothing was cut.</param>
    /// <returns>Null where nothing short lies above the value.</returns>
    public static byte[]? Cut(ReadOnlySpan<byte> value, bool upper, bool isText, out bool exact)
    {
        exact = value.Length <= Longest;
        if (exact)
            return value.ToArray();
        var length = Longest;
        while (isText && IsInside(value[length]))
            length--;
        if (!upper)
            return value[..length].ToArray();
        return isText ? RaiseText(value[..length]) : RaiseBytes(value[..length]);
    }

    private static byte[]? RaiseBytes(ReadOnlySpan<byte> value)
    {
        var last = value.LastIndexOfAnyExcept((byte)0xFF);
        if (last < 0)
            return null;
        var raised = value[..(last + 1)].ToArray();
        raised[last]++;
        return raised;
    }

    // The next code point takes the place of the last one, unless there is none with as many bytes.
    private static byte[]? RaiseText(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty)
        {
            var start = value.Length - 1;
            while (IsInside(value[start]))
                start--;
            System.Text.Rune.DecodeFromUtf8(value[start..], out var rune, out _);
            var next = rune.Value == 0xD7FF ? 0xE000 : rune.Value + 1;
            if (System.Text.Rune.IsValid(next) && new System.Text.Rune(next).Utf8SequenceLength == value.Length - start)
            {
                var raised = value.ToArray();
                new System.Text.Rune(next).EncodeToUtf8(raised.AsSpan(start));
                return raised;
            }

            value = value[..start];
        }

        return null;
    }

    private static bool IsInside(byte b) => (b & 0xC0) == 0x80;
}
