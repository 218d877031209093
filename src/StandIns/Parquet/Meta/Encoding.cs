namespace Parquet.Meta;

/// <summary>Encodings of the format.</summary>
public enum Encoding
{
    /// <summary>Values one after another.</summary>
    PLAIN = 0,

    /// <summary>Deprecated name of dictionary indices.</summary>
    PLAIN_DICTIONARY = 2,

    /// <summary>Run length and bit-packed hybrid.</summary>
    RLE = 3,

    /// <summary>Deprecated bit packing of levels.</summary>
    BIT_PACKED = 4,

    /// <summary>Differences of integers.</summary>
    DELTA_BINARY_PACKED = 5,

    /// <summary>Differences of lengths, then bytes.</summary>
    DELTA_LENGTH_BYTE_ARRAY = 6,

    /// <summary>Shared prefixes.</summary>
    DELTA_BYTE_ARRAY = 7,

    /// <summary>Dictionary indices.</summary>
    RLE_DICTIONARY = 8,

    /// <summary>Bytes of the values regrouped by position.</summary>
    BYTE_STREAM_SPLIT = 9,
}
