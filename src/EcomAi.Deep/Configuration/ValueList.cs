using System.Collections;

namespace EcomAi.Deep.Configuration;

/// <summary>A list that equals another of the same elements, so that records holding lists compare by value.</summary>
internal sealed class ValueList<T>(T[] items) : IReadOnlyList<T>
{
    public int Count => items.Length;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueList<T> other && this.SequenceEqual(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}
