using System.Security.Cryptography;
using System.Text;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>The facts of a new version of the life events and common names of a body.</summary>
/// <param name="Body">The body.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="Aids">What it says.</param>
public sealed record SearchAidsEventData(Guid Body, int Number, SearchAids Aids)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "search_aids";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "search_aids.saved";

    /// <summary>The record of a body.</summary>
    public static Guid StreamOf(Guid body) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"search aids of {body:N}")).AsSpan(0, 16));
}
