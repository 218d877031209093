namespace EcomAi.Deep.Recommendation;

/// <summary>Answers whether a user has an item: one bit a pair where that fits 64 MB, a binary search otherwise.</summary>
internal sealed class KnownPairs
{
    private const long MaxBits = 1L << 29;
    private readonly UserItems _seen;
    private readonly ulong[]? _bits;

    public KnownPairs(UserItems seen)
    {
        _seen = seen;
        var bits = (long)seen.UserCount * seen.ItemCount;
        if (bits > MaxBits)
            return;
        _bits = new ulong[(bits + 63) / 64];
        for (var user = 0; user < seen.UserCount; user++)
        {
            foreach (var item in seen[user])
            {
                var bit = ((long)user * seen.ItemCount) + item;
                _bits[bit >> 6] |= 1UL << (int)(bit & 63);
            }
        }
    }

    public bool Contains(int user, int item)
    {
        if (_bits is null)
            return _seen.Contains(user, item);
        var bit = ((long)user * _seen.ItemCount) + item;
        return (_bits[bit >> 6] >> (int)(bit & 63) & 1) != 0;
    }

    /// <summary>A user's items, ascending.</summary>
    public ReadOnlySpan<int> this[int user] => _seen[user];
}
