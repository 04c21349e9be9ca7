using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 15: the specialist asks other bodies or units for their opinion (lấy ý kiến phối hợp); the clock runs on, unless the sector law that the version of the procedure cites takes the time of such opinions out of the limit.</summary>
public sealed class ConsultBodies(DossierWork work, CaiCachDb db)
{
    /// <summary>The most asked at once.</summary>
    public const int MostBodies = 20;

    /// <summary>The most working days to answer.</summary>
    public const int MostDays = 30;

    /// <summary>One that is asked, and the working days it has to answer.</summary>
    /// <param name="UnitId">The body or unit; the empty id for one outside this installation.</param>
    /// <param name="Days">The working days.</param>
    /// <param name="Outside">The name of the one outside this installation; null for any other.</param>
    public sealed record Body(Guid UnitId, int Days, string? Outside = null);

    /// <summary>What is asked.</summary>
    /// <param name="Question">The question: all that those asked read of the dossier, beside the papers.</param>
    /// <param name="Bodies">Who is asked.</param>
    /// <param name="Papers">Ids of the papers they may see.</param>
    public sealed record Request(string Question, IReadOnlyList<Body> Bodies, IReadOnlyList<Guid> Papers);

    /// <summary>Asks.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Consult, new(context.Now, Question: request.Question, Bodies: request.Bodies.Count), change =>
        {
            var asked = new List<DossierEventData.ConsultedBody>();
            var outside = new List<DossierEventData.OutsideBody>();
            foreach (var body in request.Bodies)
            {
                if (change.Deadline(new TimeLimit(body.Days, LimitUnit.WorkingDay)) is not { } due)
                {
                    return Task.FromResult(new DossierEventData());
                }

                if (body.Outside is { } name)
                {
                    outside.Add(OutsideBodies.Ask(db, change, name, due, body.Days, request.Question, request.Papers, isPart: false));
                    continue;
                }

                asked.Add(new(body.UnitId, due, body.Days));
                db.Consultations.Add(new()
                {
                    Id = Ids.New(context.Now),
                    DossierId = id,
                    AgencyId = change.Dossier.AgencyId,
                    UnitId = body.UnitId,
                    Question = request.Question.Trim(),
                    Papers = JsonSerializer.Serialize(request.Papers.Distinct()),
                    AskedAt = context.Now,
                    AskedAtVersion = change.Dossier.Version + 1,
                    DueAt = due,
                    RemindAt = context.Now,
                });
            }

            // Before its start no clock runs that could stand.
            var dossier = change.Dossier;
            var running = !DossierTimes.AwaitsEvent(dossier) && request.Bodies.Any(body => IsExcluded(dossier, change.Reference, body.UnitId)) ? change.PauseInTime() : null;
            var stands = dossier.PausedAt is not null;
            change.PutOn(Desk.Consult, dossier.HolderUnitId, stands ? DossierWork.NoDue : null);
            return Task.FromResult(new DossierEventData { ClockStands = stands ? true : null, RunningDueBefore = running, Question = request.Question.Trim(), Consulted = asked, Outside = outside.Count == 0 ? null : outside, Papers = [.. request.Papers.Distinct()], Opinions = DossierEventData.OpinionCount.Of(change.Reference.Organisation, asked.Select(b => b.Unit), OpinionTurn.Asked) });
        }, (dossier, reference) => [.. Check(dossier, reference, request, VietnamTime.DayOf(context.Now))], cancel: cancel);

    /// <summary>Who may be asked on a day: every body and unit that is there, but the one that has the dossier, the body that decides it, and reception desks.</summary>
    public static IEnumerable<Unit> MayBeAsked(Dossier dossier, OrganisationTree organisation, DateOnly day) =>
        organisation.All.Where(u => !IsOwn(dossier, u.Id) && u.Kind != UnitKind.OneStop && u.IsOn(day));

    /// <summary>Whether the clock stands still while this unit is asked, by the sector law that the version of the procedure cites.</summary>
    public static bool IsExcluded(Dossier dossier, ReferenceSnapshot reference, Guid unitId) =>
        reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)?.ExcludesOpinion(reference.Organisation.Find(unitId)?.AgencyId != dossier.AgencyId) == true;

    /// <summary>Where the clock stands still for opinions, it runs again with the last of those it stands for, though others may still be awaited: what the event keeps.</summary>
    /// <param name="db">The database.</param>
    /// <param name="change">The change that answers.</param>
    /// <param name="answered">What is answered.</param>
    /// <param name="unitId">Who answers; the empty id for a body outside this installation.</param>
    /// <param name="cancel">Stops it.</param>
    internal static async Task<DossierEventData> RunAsync(CaiCachDb db, DossierChange change, Guid answered, Guid unitId, CancellationToken cancel)
    {
        var (dossier, reference) = (change.Dossier, change.Reference);
        if (dossier.PausedAt is null || !IsExcluded(dossier, reference, unitId))
        {
            return new();
        }

        var open = await db.Consultations.AsNoTracking().Where(c => c.DossierId == dossier.Id && c.ClosedAt == null && c.Id != answered).Select(c => c.UnitId).ToListAsync(cancel);
        if (open.Exists(unit => IsExcluded(dossier, reference, unit))
            || (IsExcluded(dossier, reference, Guid.Empty) && await db.OutsideRequests.AnyAsync(o => o.DossierId == dossier.Id && o.ClosedAt == null && o.Id != answered, cancel)))
        {
            return new();
        }

        var run = change.Run(await OpinionPause.UntilAsync(db, dossier, reference, change.Context.Now, cancel));
        change.PutOn(dossier.Desk, dossier.HolderUnitId);
        return run;
    }

    private static bool IsOwn(Dossier dossier, Guid unitId) => unitId == dossier.HolderUnitId || unitId == dossier.AgencyId;

    private static IEnumerable<FieldFault> Check(Dossier dossier, ReferenceSnapshot reference, Request request, DateOnly day)
    {
        if (request.Bodies.Count > MostBodies)
        {
            yield return new("bodies", "too_many_bodies", "Mỗi lần lấy ý kiến nhiều nhất 20 cơ quan, đơn vị.");
            yield break;
        }

        var units = MayBeAsked(dossier, reference.Organisation, day).ToList();
        var may = units.Select(u => u.Id).ToHashSet();
        var seen = new HashSet<Guid>();
        foreach (var fault in OutsideBodies.Check(reference.Organisation.All.Where(u => IsOwn(dossier, u.Id)).Concat(units), [.. request.Bodies.Select(b => b.Outside)]))
        {
            yield return fault;
        }

        foreach (var (i, body) in request.Bodies.Index())
        {
            if (body.Outside is not null)
            {
                // Its name is looked at above.
            }
            else if (IsOwn(dossier, body.UnitId))
            {
                yield return new($"bodies[{i}].unit", "body_own", "Không lấy ý kiến chính cơ quan, đơn vị đang giải quyết hồ sơ.");
            }
            else if (!may.Contains(body.UnitId))
            {
                yield return new($"bodies[{i}].unit", "body_unknown", "Chọn cơ quan, đơn vị có trong danh sách.");
            }
            else if (!seen.Add(body.UnitId))
            {
                yield return new($"bodies[{i}].unit", "body_twice", "Cơ quan, đơn vị này đã được chọn ở trên.");
            }

            if (body.Days is < 1 or > MostDays)
            {
                yield return new($"bodies[{i}].days", "days_out_of_range", "Thời hạn trả lời phải từ 1 đến 30 ngày làm việc.");
            }
        }

        if (request.Papers.Except(dossier.Papers.Where(p => p.IsReadable).Select(p => p.Id)).Any())
        {
            yield return new("papers", "paper_unknown", "Chỉ chia sẻ được giấy tờ có tệp hoặc tờ khai điện tử của chính hồ sơ này.");
        }
    }
}
