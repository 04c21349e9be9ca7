using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The dossiers past their due date whose cause nobody has written down yet, longest overdue first, for the heads who owe it.</summary>
public sealed class LateCauseList(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The roles that write causes down.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.AgencyHead, Role.DivisionHead];

    /// <summary>From when the head owes the cause; see <see cref="Dossier.CauseOwedAt"/>.</summary>
    internal static DateTime? OwedAt(Dossier dossier)
    {
        var owes = dossier.LateCause is null && (dossier.FinishedAt is null ? dossier.PausedAt is null : dossier.Timeliness == Timeliness.Late);
        return owes ? dossier.DueAt : null;
    }

    /// <summary>Clears the cause that was told or asked for where a change shows that nothing was late: the facts of the change, with what was cleared.</summary>
    internal static DossierEventData ClearWhereNothingWasLate(Dossier dossier, DossierEventData data, DateTime now)
    {
        bool? finishedLate = dossier.FinishedAt is null ? null : dossier.Timeliness == Timeliness.Late;
        if ((dossier.LateCause is null && !(dossier.CauseOwedAt < now)) || LateCauses.HasLateness(dossier.DueAt, dossier.PausedAt, finishedLate, dossier.LateStages, now))
        {
            return data;
        }

        data = data with { NothingLate = true, CauseCleared = dossier.LateCause };
        (dossier.LateCause, dossier.LateCauseNote) = (null, null);
        return data;
    }

    /// <summary>Whether it ended late, or is past its due date at this moment (UTC).</summary>
    public static bool IsLate(Dossier dossier, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return LateCauses.IsLate(dossier.DueAt, dossier.PausedAt is not null, dossier.FinishedAt is not null, dossier.Timeliness == Timeliness.Late, now);
    }

    /// <summary>As many as a file lists.</summary>
    public const int MostRows = WatchDossiers.MostRows;

    /// <summary>A page of them: of the bodies the actor heads, or of the units. One round trip.</summary>
    public async Task<ListWork.Page> RunAsync(Actor actor, DateTime now, ListWork.Cursor? after = null, int size = ListWork.PageSize, CancellationToken cancel = default)
    {
        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var bodies = Of(Role.AgencyHead, p => p.AgencyId);
        var units = Of(Role.DivisionHead, p => p.UnitId);
        var unitBodies = Of(Role.DivisionHead, p => p.AgencyId);
        var rows = db.Dossiers.AsNoTracking().Where(scope.Filter)
            .Where(d => bodies.Contains(d.AgencyId) || (unitBodies.Contains(d.AgencyId) && units.Contains(d.HolderUnitId)))
            .Where(d => d.CauseOwedAt != null && d.CauseOwedAt < now);
        if (after is { } last)
        {
            rows = rows.Where(d => d.CauseOwedAt >= last.DueAt && (d.CauseOwedAt > last.DueAt || d.Id.CompareTo(last.Id) > 0));
        }

        var page = await rows.OrderBy(d => d.CauseOwedAt).ThenBy(d => d.Id).Take(size + 1).Select(d => new ListWork.Row(
            d.Id, d.Version, d.RequestNumber, d.Code, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.State,
            d.HolderUnitId, d.AssigneeId, d.DeskDueAt, d.DueAt, d.SubmittedAt, d.Proposal, d.Phone, d.Payment, d.AgencyId, d.AppointmentAt, d.MasterName, d.ArchivedAt, d.StateBefore)).ToListAsync(cancel);
        return page.Count > size
            ? new([.. page.Take(size)], new(page[size - 1].DueAt!.Value, page[size - 1].Id))
            : new(page, null);

        List<Guid> Of(Role role, Func<HeldPost, Guid> of) => [.. actor.Posts.Where(p => p.Role == role).Select(of).Distinct()];
    }
}
