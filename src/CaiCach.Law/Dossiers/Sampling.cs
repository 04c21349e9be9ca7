using System.Security.Cryptography;
using System.Text;

namespace CaiCach.Law.Dossiers;

/// <summary>
/// Draws a sample that anybody can draw again: each record has a number made of the seed and its id, and those with the lowest are taken. Who drew it chose neither the
/// records nor their order, and a larger sample of the same seed holds the smaller one.
/// </summary>
public static class Sampling
{
    /// <summary>The records of a sample, in the order in which they were drawn.</summary>
    /// <param name="records">All that may be drawn, in any order.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="size">How many; all where there are not more.</param>
    public static IReadOnlyList<Guid> Draw(IEnumerable<Guid> records, string seed, int size)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(seed);
        return [.. records.Select(id => (Id: id, Number: Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{id:n}"))))).OrderBy(r => r.Number, StringComparer.Ordinal).Take(size).Select(r => r.Id)];
    }

    /// <summary>What tells two sets of records apart: SHA-256 of their ids in order, lower case hex.</summary>
    /// <param name="records">The records, in any order.</param>
    public static string Fingerprint(IEnumerable<Guid> records) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', records.Select(id => id.ToString("n")).Order(StringComparer.Ordinal)))));
}
