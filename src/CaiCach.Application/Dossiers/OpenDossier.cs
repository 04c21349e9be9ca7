using System.Globalization;
using System.Runtime.CompilerServices;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Reads a dossier to show it, and notes that an official or a program has opened it: once a day, with the post by which it is in sight. Who owns it is no reader
/// of this kind. What is noted already costs one look, so that opening a dossier again writes nothing.
/// </summary>
public sealed class OpenDossier(CaiCachDb db, ReadDossier read, ReferenceStore reference)
{
    /// <summary>The dossier as far as the actor may see it; null otherwise, and then nothing is noted.</summary>
    public async Task<ReadDossier.View?> RunAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        var view = await read.RunAsync(context.Actor, id, cancel);
        if (view is not null)
        {
            await NoteAsync(context, id, cancel);
        }

        return view;
    }

    /// <summary>Notes it alone; the caller has read a letter of the dossier, or what is shared of it, within the actor's scope.</summary>
    public async Task NoteAsync(ActContext context, Guid dossierId, CancellationToken cancel = default)
    {
        var day = VietnamTime.DayOf(context.Now);
        if (context.Actor is not { Kind: ActorKind.Official or ActorKind.Agent or ActorKind.Client, Id: { } reader }
            || await db.DossierReads.AnyAsync(r => r.DossierId == dossierId && r.ReaderId == reader && r.Day == day, cancel)
            || await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(d => d.Id == dossierId, cancel) is not { } dossier)
        {
            return;
        }

        await InsertAsync(context, reader, day, [dossier], cancel);
    }

    /// <summary>Notes several at once, of which files are shown to an official; the caller has found them for this actor. One look where all are noted already, one insert where not.</summary>
    public async Task NoteAsync(ActContext context, IReadOnlyCollection<Guid> dossierIds, CancellationToken cancel = default)
    {
        var day = VietnamTime.DayOf(context.Now);
        if (dossierIds.Count == 0 || context.Actor is not { Kind: ActorKind.Official, Id: { } reader })
        {
            return;
        }

        var dossiers = await db.Dossiers.AsNoTracking().Where(d => dossierIds.Contains(d.Id) && !db.DossierReads.Any(r => r.DossierId == d.Id && r.ReaderId == reader && r.Day == day)).ToListAsync(cancel);
        if (dossiers.Count > 0)
        {
            await InsertAsync(context, reader, day, dossiers, cancel);
        }
    }

    private async Task InsertAsync(ActContext context, Guid reader, DateOnly day, IReadOnlyList<Dossier> dossiers, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        List<object?> values = [reader, day, context.Actor.Name, context.Now];
        List<string> rows = [];
        foreach (var dossier in dossiers)
        {
            var (post, at) = (context.Actor.Kind == ActorKind.Client ? null : PostFor(context.Actor, dossier, tree), values.Count);
            values.AddRange([dossier.Id, dossier.AgencyId, post?.UnitId, post?.Role.ToString()]);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"({{{at}}}, {{0}}, {{1}}, {{{at + 1}}}, {{{at + 2}}}, {{{at + 3}}}, {{2}}, {{3}})"));
        }

        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
            $"INSERT INTO dossier_reads (dossier_id, reader_id, day, agency_id, unit_id, role, reader_name, at) VALUES {string.Join(", ", rows)} ON CONFLICT (dossier_id, reader_id, day) DO NOTHING", [.. values]), cancel);
    }

    /// <summary>The post by which the dossier is in sight: of the own ones first, then of those taken over; else one that answers when its unit is asked for an opinion.</summary>
    private static HeldPost? PostFor(Actor actor, Dossier dossier, OrganisationTree tree) =>
        actor.Posts.FirstOrDefault(p => DossierScope.Of(actor with { Posts = [p], Delegations = [] }, tree).Sees(dossier))
        ?? actor.Posts.FirstOrDefault(p => p.AgencyId == dossier.AgencyId)
        ?? actor.Posts.FirstOrDefault(p => ConsultationScope.Answers(p.Role))
        ?? (actor.Posts.Count > 0 ? actor.Posts[0] : null);
}
