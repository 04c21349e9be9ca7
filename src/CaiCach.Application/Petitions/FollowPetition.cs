using CaiCach.Data;
using CaiCach.Data.Petitions;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>The petitioner's view, opened by the code and the last four digits of the phone.</summary>
public sealed class FollowPetition(CaiCachDb db)
{
    /// <summary>What is found.</summary>
    /// <param name="Petition">The petition.</param>
    /// <param name="Steps">The types of its events with their moments (UTC), oldest first.</param>
    /// <param name="Acts">What the petitioner may do now.</param>
    /// <param name="Chain">The bodies it was sent through, oldest first.</param>
    public sealed record Found(Petition Petition, IReadOnlyList<(string Type, DateTime At)> Steps, IReadOnlyList<PetitionAct> Acts, IReadOnlyList<ReadPetition.Transfer> Chain);

    /// <summary>Finds; null when the code is unknown or the digits are others, and nobody can tell which.</summary>
    public async Task<Found?> RunAsync(string? code, string? lastFour, DateTime now, CancellationToken cancel = default)
    {
        var wanted = (code ?? "").Trim().ToUpperInvariant().Replace("\0", "", StringComparison.Ordinal);
        var petition = await db.Petitions.AsNoTracking().FirstOrDefaultAsync(p => p.Code == wanted, cancel);
        if (petition is null || !Opens(petition, lastFour))
        {
            return null;
        }

        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == petition.Id).OrderBy(e => e.Version).ToListAsync(cancel);
        return new(petition, [.. events.Select(e => (e.Type, e.At))], PetitionRules.OpenTo(HandlePetition.FactsOf(petition), new(IsPetitioner: true), now), ReadPetition.ChainOf(events));
    }

    /// <summary>Whether the four digits are those of the petitioner's phone.</summary>
    internal static bool Opens(Petition petition, string? lastFour) => lastFour?.Trim() is { Length: 4 } four && petition.Phone.EndsWith(four, StringComparison.Ordinal);
}
