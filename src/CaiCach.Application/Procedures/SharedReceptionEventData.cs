using System.Security.Cryptography;
using System.Text;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Procedures;

/// <summary>The facts of a new version of which procedures of a body other counters take in.</summary>
/// <param name="Body">The competent body.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="FirstDay">The first local day it holds, inclusive.</param>
/// <param name="Scope">How many procedures.</param>
/// <param name="Procedures">The codes of the named ones; null unless some are named.</param>
public sealed record SharedReceptionEventData(Guid Body, int Number, DateOnly FirstDay, SharedScope Scope, IReadOnlyList<string>? Procedures)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "shared_reception";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "shared_reception.saved";

    /// <summary>The record of a body.</summary>
    public static Guid StreamOf(Guid body) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"shared reception of {body:N}")).AsSpan(0, 16));
}
