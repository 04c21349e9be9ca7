using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Writes down that the head of a body lets somebody sign: by the head, or by an administrator.</summary>
public sealed class RecordDelegation(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int LongestTitle = 100;

    /// <summary>What is written down.</summary>
    /// <param name="Agency">The body.</param>
    /// <param name="Delegator">The head.</param>
    /// <param name="Delegate">Who may sign.</param>
    /// <param name="Form">By what right.</param>
    /// <param name="HeadTitle">The office of the head as it stands over the signature.</param>
    /// <param name="OwnTitle">The delegate's own office.</param>
    /// <param name="Kinds">What may be signed.</param>
    /// <param name="Fields">Only these fields; none for all.</param>
    /// <param name="Procedures">Only these procedures besides; none for all.</param>
    /// <param name="DocumentNumber">The document that delegates.</param>
    /// <param name="FirstDay">The first day; null when none was given.</param>
    /// <param name="LastDay">The last day, inclusive; null when none was given.</param>
    public sealed record Request(
        Guid Agency, Guid Delegator, Guid Delegate, DelegationForm Form, string? HeadTitle, string? OwnTitle, IReadOnlyCollection<SigningKind> Kinds, IReadOnlyCollection<string> Fields,
        IReadOnlyCollection<string> Procedures, string? DocumentNumber, DateOnly? FirstDay, DateOnly? LastDay);

    /// <summary>Writes it down. The same request again finds the delegation that is there.</summary>
    public async Task<DelegationOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = DelegationScope.BodiesOf(context.Actor, snapshot.Organisation);
        if (!bodies.Contains(request.Agency) || (request.Delegator != context.Actor.Id && !DelegationScope.Administers(context.Actor, snapshot.Organisation, request.Agency)))
        {
            return new DelegationOutcome.Invalid([new("delegator", "delegator_unknown", "Chỉ lãnh đạo cơ quan tự ghi, hoặc quản trị hệ thống ghi thay.")]);
        }

        var faults = Missing(request, snapshot).ToList();
        if (request is not { FirstDay: { } first, LastDay: { } last })
        {
            // Only the rules need the days: what else was left blank is told at the same time.
            if (request.Delegate == Guid.Empty)
            {
                faults.Add(new("delegate", "delegate_missing", "Chọn người ký thay."));
            }

            if (request.Kinds.Count == 0)
            {
                faults.Add(At(DelegationFault.NoKind));
            }

            return new DelegationOutcome.Invalid(faults);
        }

        var row = RowOf(context, request, first, last);
        var days = new LeaveDays(first, last);
        var others = await db.Delegations.AsNoTracking().Where(d => d.EndedAt == null && d.DelegateId == request.Delegate && d.AgencyId == request.Agency && d.LastDay >= first && d.FirstDay <= last).ToListAsync(cancel);
        if (others.FirstOrDefault(o => Same(o, row)) is { } there)
        {
            return new DelegationOutcome.Done(there.Id);
        }

        var units = snapshot.Organisation.All.Where(u => u.AgencyId == request.Agency).Select(u => u.Id).ToList();
        faults.AddRange(DelegationRules.Judge(new(
            days, VietnamTime.DayOf(context.Now), request.Form, request.Kinds, request.Delegator == request.Delegate,
            await HoldsAsync(request.Delegator, [request.Agency], [Role.AgencyHead], days, cancel) || await HoldsAsync(request.Delegator, units, [Role.AgencyHead], days, cancel),
            await HoldsAsync(request.Delegate, units, DelegationRules.Delegates, days, cancel),
            !string.IsNullOrWhiteSpace(request.OwnTitle),
            [.. others.Where(o => ReadDelegations.KindsOf(o).Any(request.Kinds.Contains)).Select(o => new LeaveDays(o.FirstDay, o.LastDay))])).Select(At));
        if (faults.Count == 0)
        {
            faults.AddRange(await ApartAsync(snapshot.Organisation, request, days, cancel));
        }

        if (faults.Count > 0)
        {
            return new DelegationOutcome.Invalid(faults);
        }

        db.Delegations.Add(row);
        db.Record(context, DelegationEventData.Stream, row.Id, row.Version, DelegationEventData.Recorded, DelegationEventData.Of(row), unitId: row.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "delegations")
        {
            db.ChangeTracker.Clear();
            var other = await db.Delegations.AsNoTracking().FirstOrDefaultAsync(d => d.EndedAt == null && d.DelegateId == request.Delegate && d.AgencyId == request.Agency && d.FirstDay == first, cancel);
            return other is not null && Same(other, row) ? new DelegationOutcome.Done(other.Id) : new DelegationOutcome.Invalid([At(DelegationFault.Overlaps)]);
        }

        return new DelegationOutcome.Done(row.Id);
    }

    private static Delegation RowOf(ActContext context, Request request, DateOnly first, DateOnly last) => new()
    {
        Id = Ids.New(context.Now),
        Version = 1,
        AgencyId = request.Agency,
        DelegatorId = request.Delegator,
        DelegateId = request.Delegate,
        Form = request.Form,
        HeadTitle = (request.HeadTitle ?? "").Trim().Normalize(),
        OwnTitle = string.IsNullOrWhiteSpace(request.OwnTitle) ? null : request.OwnTitle.Trim().Normalize(),
        Kinds = string.Join(' ', request.Kinds.Distinct().Order()),
        Fields = string.Join(' ', request.Fields.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        Procedures = string.Join(' ', request.Procedures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        DocumentNumber = (request.DocumentNumber ?? "").Trim().Normalize(),
        FirstDay = first,
        LastDay = last,
    };

    private static bool Same(Delegation there, Delegation wanted) =>
        there.DelegatorId == wanted.DelegatorId && there.Form == wanted.Form && there.Kinds == wanted.Kinds && there.Fields == wanted.Fields && there.Procedures == wanted.Procedures
        && there.DocumentNumber == wanted.DocumentNumber && there.FirstDay == wanted.FirstDay && there.LastDay == wanted.LastDay;

    private static IEnumerable<FieldFault> Missing(Request request, ReferenceSnapshot snapshot)
    {
        if (request.FirstDay is null)
        {
            yield return new("firstDay", "first_day_missing", "Nhập ngày đầu ủy quyền.");
        }

        if (request.LastDay is null)
        {
            yield return new("lastDay", "last_day_missing", "Nhập ngày cuối ủy quyền.");
        }

        if (request.DocumentNumber?.Trim().Length is null or 0 or > 60)
        {
            yield return new("number", "number_missing", "Nhập số, ký hiệu văn bản ủy quyền, không quá 60 ký tự.");
        }

        if (request.HeadTitle?.Trim().Length is null or 0 or > 100)
        {
            yield return new("headTitle", "title_missing", "Nhập chức vụ của người đứng đầu, không quá 100 ký tự.");
        }

        if (request.OwnTitle?.Trim().Length > LongestTitle)
        {
            yield return new("ownTitle", "too_long", $"Không quá {LongestTitle} ký tự.");
        }

        var known = snapshot.AllProcedures.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        if (request.Procedures.FirstOrDefault(p => !known.Contains(p)) is { } unknown)
        {
            yield return new("procedures", "procedure_unknown", $"Không có thủ tục {unknown}.");
        }

        if (request.Procedures.Sum(p => p.Length + 1) > 2000 || request.Fields.Sum(f => f.Length + 1) > 1000)
        {
            yield return new("procedures", "too_many", "Quá nhiều thủ tục, lĩnh vực; hãy chọn theo lĩnh vực hoặc để trống.");
        }
    }

    private static FieldFault At(DelegationFault fault) => new(
        fault switch
        {
            DelegationFault.Reversed or DelegationFault.Past or DelegationFault.TooLong => "lastDay",
            DelegationFault.Overlaps => "firstDay",
            DelegationFault.NoKind => "kinds",
            DelegationFault.NotHead => "delegator",
            DelegationFault.NoTitle => "ownTitle",
            _ => "delegate",
        },
        "delegation_" + fault.ToString().ToLowerInvariant(),
        fault.ToText());

    /// <summary>Posts that the delegate holds on any of the days and that are kept apart from the head's.</summary>
    private async Task<IEnumerable<FieldFault>> ApartAsync(OrganisationTree tree, Request request, LeaveDays days, CancellationToken cancel) =>
        from post in await db.Posts.AsNoTracking().Where(p => p.AccountId == request.Delegate && p.ValidFrom <= days.Last && (p.ValidTo == null || p.ValidTo >= days.First)).OrderBy(p => p.Role).ToListAsync(cancel)
        let why = RoleRules.WhyNotSign(post.Role, tree.Find(post.UnitId)!.AgencyId == request.Agency)
        where why is not null
        select new FieldFault(
            "delegate", "delegation_apart",
            $"Người này còn là {RoleTexts.Of(post.Role)} trong những ngày ấy nên không ký thay lãnh đạo cơ quan: {why}. Chọn người khác, hoặc nhờ quản trị hệ thống kết thúc vị trí ấy trước.");

    private async Task<bool> HoldsAsync(Guid account, IReadOnlyCollection<Guid> units, IReadOnlyList<Role> roles, LeaveDays days, CancellationToken cancel) =>
        await db.Posts.AnyAsync(p => p.AccountId == account && units.Contains(p.UnitId) && roles.Contains(p.Role) && p.ValidFrom <= days.First && (p.ValidTo == null || p.ValidTo >= days.Last), cancel);
}
