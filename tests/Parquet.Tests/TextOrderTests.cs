using System.Text;
using Parquet.Encodings;

namespace Parquet.Tests;

public class TextOrderTests
{
    [Fact]
    public void Texts_are_ordered_as_their_UTF8_bytes_are()
    {
        string[] texts = ["", "a", "ab", "b", "\u00E9", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U0001F6D2", "\U0010FFFF", "a\uFFFD", "a\U0001F6D2"];
        foreach (var x in texts)
        {
            foreach (var y in texts)
            {
                var expected = Math.Sign(Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));
                Assert.Equal(expected, Math.Sign(TextCodec.CompareAsUtf8(x, y)));
            }
        }
    }
}
