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

/// <summary>Writes down that an official is away and who stands in: by the official, or by who leads the unit.</summary>
public sealed class RecordAbsence(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is written down.</summary>
    /// <param name="Person">Who is away.</param>
    /// <param name="Substitute">Who stands in; null for nobody.</param>
    /// <param name="FirstDay">The first day; null when none was given.</param>
    /// <param name="LastDay">The last day, inclusive; null when none was given.</param>
    /// <param name="UnitId">The unit of the one post it is about; null for all posts.</param>
    /// <param name="Role">The role of that post.</param>
    public sealed record Request(Guid Person, Guid? Substitute, DateOnly? FirstDay, DateOnly? LastDay, Guid? UnitId = null, Role? Role = null);

    /// <summary>Writes it down. The same request again finds the absence that is there.</summary>
    public async Task<AbsenceOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var today = VietnamTime.DayOf(context.Now);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (!await AbsenceScope.People(db, context.Actor, tree, today).ContainsAsync(request.Person, cancel))
        {
            return new AbsenceOutcome.Invalid([new("person", "person_unknown", "Chọn chính mình hoặc người của đơn vị ông/bà phụ trách.")]);
        }

        if (request is not { FirstDay: { } first, LastDay: { } last })
        {
            return new AbsenceOutcome.Invalid(
            [
                .. request.FirstDay is null ? (FieldFault[])[new("firstDay", "first_day_missing", "Nhập ngày đầu vắng mặt.")] : [],
                .. request.LastDay is null ? (FieldFault[])[new("lastDay", "last_day_missing", "Nhập ngày cuối vắng mặt.")] : [],
            ]);
        }

        var days = new LeaveDays(first, last);
        if (request.UnitId is not null && !await db.Posts.AnyAsync(p => p.AccountId == request.Person && p.UnitId == request.UnitId && p.Role == request.Role && p.ValidFrom <= last && (p.ValidTo == null || p.ValidTo >= first), cancel))
        {
            return new AbsenceOutcome.Invalid([new("post", "post_unknown", "Người vắng mặt không giữ vị trí này trong những ngày ấy.")]);
        }

        var near = await db.Absences.AsNoTracking()
            .Where(a => a.EndedAt == null && a.LastDay >= today
                && (a.AccountId == request.Person || a.SubstituteId == request.Person || (request.Substitute != null && a.AccountId == request.Substitute)))
            .ToListAsync(cancel);
        if (near.FirstOrDefault(a => Same(a, request)) is { } there)
        {
            return new AbsenceOutcome.Done(there.Id);
        }

        var substitute = request.Substitute is { } id ? await FactsOfAsync(request, id, days, tree, [.. near.Where(a => a.AccountId == id).Select(DaysOf)], cancel) : null;
        var faults = LeaveRules.Judge(new(
            days, today, substitute, [.. near.Where(a => a.AccountId == request.Person && MeetsPost(a, request)).Select(DaysOf)], [.. near.Where(a => a.SubstituteId == request.Person).Select(DaysOf)]));
        if (faults.Count > 0)
        {
            return new AbsenceOutcome.Invalid([.. faults.Select(At)]);
        }

        var absence = new Absence { Id = Ids.New(context.Now), Version = 1, AccountId = request.Person, SubstituteId = request.Substitute, FirstDay = first, LastDay = last, UnitId = request.UnitId, Role = request.UnitId is null ? null : request.Role };
        db.Absences.Add(absence);
        db.Record(context, AbsenceEventData.Stream, absence.Id, absence.Version, AbsenceEventData.Recorded, new AbsenceEventData(absence.AccountId, absence.SubstituteId, first, last, absence.UnitId, absence.Role));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "absences")
        {
            db.ChangeTracker.Clear();
            var other = await db.Absences.AsNoTracking().FirstOrDefaultAsync(a => a.EndedAt == null && a.AccountId == request.Person && a.FirstDay == first && a.UnitId == request.UnitId && (a.UnitId == null || a.Role == request.Role), cancel);
            return other is not null && Same(other, request) ? new AbsenceOutcome.Done(other.Id) : new AbsenceOutcome.Invalid([At(LeaveFault.Overlaps)]);
        }

        return new AbsenceOutcome.Done(absence.Id);
    }

    private static bool Same(Absence absence, Request request) =>
        absence.AccountId == request.Person && absence.SubstituteId == request.Substitute && absence.FirstDay == request.FirstDay && absence.LastDay == request.LastDay
        && absence.UnitId == request.UnitId && (absence.UnitId is null || absence.Role == request.Role);

    // One absence of all posts, or one of each: two about the same post would name two substitutes for it.
    private static bool MeetsPost(Absence absence, Request request) =>
        absence.UnitId is null || request.UnitId is null || (absence.UnitId == request.UnitId && absence.Role == request.Role);

    private static LeaveDays DaysOf(Absence absence) => new(absence.FirstDay, absence.LastDay);

    private static FieldFault At(LeaveFault fault) => fault switch
    {
        LeaveFault.Reversed or LeaveFault.Past or LeaveFault.TooLong => new("lastDay", "leave_" + fault.ToString().ToLowerInvariant(), fault.ToText()),
        LeaveFault.Overlaps or LeaveFault.StandsIn => new("firstDay", "leave_" + fault.ToString().ToLowerInvariant(), fault.ToText()),
        _ => new("substitute", "leave_" + fault.ToString().ToLowerInvariant(), fault.ToText()),
    };

    private async Task<SubstituteFacts> FactsOfAsync(Request request, Guid substitute, LeaveDays days, OrganisationTree tree, IReadOnlyList<LeaveDays> away, CancellationToken cancel)
    {
        var person = request.Person;
        var posts = await db.Posts.AsNoTracking()
            .Where(p => (p.AccountId == person || p.AccountId == substitute) && p.ValidFrom <= days.Last && (p.ValidTo == null || p.ValidTo >= days.First))
            .ToListAsync(cancel);
        var left = posts.Where(p => p.AccountId == person && (request.UnitId is null || (p.UnitId == request.UnitId && p.Role == request.Role))).ToList();
        var own = posts.Where(p => p.AccountId == substitute && p.ValidFrom <= days.First && (p.ValidTo is null || p.ValidTo >= days.Last)).Select(p => (p.Role, BodyOf(p))).ToHashSet();
        return new(
            person == substitute,
            left.Any(p => Substitution.TakesOver(p.Role, BodyOf(p), own)),
            away,
            OnlySigns: left.Count > 0 && left.All(p => p.Role == Role.AgencyHead));

        Guid BodyOf(Post post) => tree.Find(post.UnitId)?.AgencyId ?? post.UnitId;
    }
}
