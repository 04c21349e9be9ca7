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

        var post = context.Actor.Kind == ActorKind.Client ? null : PostFor(context.Actor, dossier, (await reference.CurrentAsync(cancel)).Organisation);
        var (agency, unit, role, name, now) = (dossier.AgencyId, post?.UnitId, post?.Role.ToString(), context.Actor.Name, context.Now);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO dossier_reads (dossier_id, reader_id, day, agency_id, unit_id, role, reader_name, at) VALUES ({dossierId}, {reader}, {day}, {agency}, {unit}, {role}, {name}, {now})
            ON CONFLICT (dossier_id, reader_id, day) DO NOTHING
            """, cancel);
    }

    /// <summary>The post by which the dossier is in sight: of the own ones first, then of those taken over; else one that answers when its unit is asked for an opinion.</summary>
    private static HeldPost? PostFor(Actor actor, Dossier dossier, OrganisationTree tree) =>
        actor.Posts.FirstOrDefault(p => DossierScope.Of(actor with { Posts = [p], Delegations = [] }, tree).Sees(dossier))
        ?? actor.Posts.FirstOrDefault(p => p.AgencyId == dossier.AgencyId)
        ?? actor.Posts.FirstOrDefault(p => ConsultationScope.Answers(p.Role))
        ?? (actor.Posts.Count > 0 ? actor.Posts[0] : null);
}
