using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Where a dossier may go: units and officers of its competent body.</summary>
public sealed class DossierTargets(CaiCachDb db)
{
    /// <summary>An officer who can be given a dossier.</summary>
    public sealed record Officer(Guid Id, string Name, Guid UnitId);

    /// <summary>Faults when the unit is not one that processes dossiers of this body on the day.</summary>
    public static IReadOnlyList<FieldFault> CheckUnit(ReferenceSnapshot reference, Dossier dossier, Guid unitId, DateOnly day, string field) =>
        reference.Organisation.ProcessingUnitsOf(dossier.AgencyId).Any(u => u.Id == unitId && u.IsOn(day))
            ? []
            : [new(field, "unit_unknown", "Chọn đơn vị xử lý thuộc cơ quan giải quyết hồ sơ.")];

    /// <summary>Specialists with a post in the unit on the day, by name: those who can put a proposal to the head.</summary>
    public Task<IReadOnlyList<Officer>> OfficersOfAsync(Guid unitId, DateOnly day, CancellationToken cancel) => HoldersOfAsync(unitId, Role.Specialist, day, cancel);

    /// <summary>Those with a post of a role in the unit on the day, by name.</summary>
    public async Task<IReadOnlyList<Officer>> HoldersOfAsync(Guid unitId, Role role, DateOnly day, CancellationToken cancel) =>
        [.. (await (from post in db.Posts
                    join account in db.Users on post.AccountId equals account.Id
                    where post.UnitId == unitId && post.Role == role && account.LockedAt == null
                        && post.ValidFrom <= day && (post.ValidTo == null || day <= post.ValidTo)
                    select new Officer(account.Id, account.FullName, post.UnitId)).Distinct().ToListAsync(cancel)).OrderBy(o => o.Name, VietnameseOrder.ByGivenName).ThenBy(o => o.Id)];

    /// <summary>Whether the actor leads a unit of a body, or the body: who does may give a dossier there to any of its officers, who does not only take it.</summary>
    public static bool LeadsIn(Actor actor, Guid unitId, Guid agencyId) => actor.Posts.Any(p => (p.Role == Role.DivisionHead && p.UnitId == unitId) || (p.Role == Role.AgencyHead && p.AgencyId == agencyId));

    /// <summary>Faults when the officer has no post in the unit that has the dossier, or a specialist assigns somebody else.</summary>
    internal async Task<IReadOnlyList<FieldFault>> CheckOfficerAsync(ActContext context, Guid dossierId, Guid officerId, CancellationToken cancel)
    {
        var dossier = await db.Dossiers.Where(d => d.Id == dossierId).Select(d => new { d.HolderUnitId, d.AgencyId, d.AssigneeId }).FirstOrDefaultAsync(cancel);
        if (dossier is null)
        {
            return [];
        }

        var leads = LeadsIn(context.Actor, dossier.HolderUnitId, dossier.AgencyId);
        if (!leads && officerId != context.Actor.Id)
        {
            return [new("toOfficer", "only_yourself", "Chuyên viên chỉ được tự nhận hồ sơ; phân công cho người khác do lãnh đạo thực hiện.")];
        }

        if (!leads && dossier.AssigneeId is { } other && other != context.Actor.Id)
        {
            return [new("toOfficer", "assigned_to_other", "Hồ sơ đã phân công cho người khác; việc phân công lại do lãnh đạo thực hiện.")];
        }

        var officers = await OfficersOfAsync(dossier.HolderUnitId, VietnamTime.DayOf(context.Now), cancel);
        return officers.Any(o => o.Id == officerId)
            ? []
            : [new("toOfficer", "officer_unknown", "Chọn công chức thuộc đơn vị đang xử lý hồ sơ.")];
    }
}
