using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 15b: the specialist hands parts of a dossier to other competent bodies (liên thông). Each part is a dossier of its body with a clock of its own;
/// the applicant and the statistics go on knowing the one dossier.
/// </summary>
public sealed class SendParts(DossierWork work, CaiCachDb db)
{
    /// <summary>The most parts handed over at once.</summary>
    public const int MostBodies = 20;

    /// <summary>The most working days of a part.</summary>
    public const int MostDays = 90;

    /// <summary>A body, and the working days it has for its part.</summary>
    /// <param name="AgencyId">The body; the empty id for one outside this installation.</param>
    /// <param name="Days">The working days.</param>
    /// <param name="Outside">The name of the one outside this installation; null for any other.</param>
    public sealed record Body(Guid AgencyId, int Days, string? Outside = null);

    /// <summary>What is handed over.</summary>
    /// <param name="Task">What the bodies are to do.</param>
    /// <param name="Bodies">Who.</param>
    /// <param name="Papers">Ids of the papers that go along.</param>
    public sealed record Request(string Task, IReadOnlyList<Body> Bodies, IReadOnlyList<Guid> Papers);

    /// <summary>Hands them over.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.SendParts, new(context.Now, Question: request.Task, Bodies: request.Bodies.Count), async change =>
        {
            var whole = change.Dossier;
            var number = await db.Dossiers.CountAsync(d => d.PartOfId == whole.Id, cancel);
            var sent = new List<DossierEventData.SentPart>();
            var outside = new List<DossierEventData.OutsideBody>();
            foreach (var body in request.Bodies)
            {
                if (body.Outside is { } name)
                {
                    if (change.Deadline(new TimeLimit(body.Days, LimitUnit.WorkingDay)) is not { } due)
                    {
                        return new();
                    }

                    outside.Add(OutsideBodies.Ask(db, change, name, due, body.Days, request.Task, request.Papers, isPart: true));
                    continue;
                }

                if (PartOf(change, body, request, ++number) is not { } part)
                {
                    return new();
                }

                db.Add(part);
                work.Record(context, part, DossierEvents.PartReceived, null, new()
                {
                    Rule = change.Verdict.Rule.Number,
                    From = BusinessState.Draft,
                    To = part.State,
                    Channel = part.Channel,
                    ProcedureVersion = part.ProcedureVersion,
                    Code = part.Code,
                    Question = part.Content,
                    Due = part.DueAt,
                    Calendar = part.CalendarVersion,
                    Files = [.. part.Papers.Where(p => p.Sha256 is not null).Select(p => p.Sha256!)],
                    Declared = DeclaredAnswers.HashesOf(part.Papers),
                }, change.Reference);
                sent.Add(new(part.Id, part.AgencyId, part.DueAt!.Value));
            }

            change.PutOn(Desk.Consult, whole.HolderUnitId);
            return new() { Question = request.Task.Trim(), Parts = sent, Outside = outside.Count == 0 ? null : outside, Papers = [.. request.Papers.Distinct()] };
        }, (dossier, reference) => [.. Check(dossier, reference, request, VietnamTime.DayOf(context.Now))], cancel: cancel);

    /// <summary>Who may be given a part on a day: every competent body that is there, but the one that has the whole.</summary>
    public static IEnumerable<Unit> MayTake(Dossier dossier, OrganisationTree organisation, DateOnly day) =>
        organisation.Agencies.Where(u => u.Id != dossier.AgencyId && u.IsOn(day));

    private static IEnumerable<FieldFault> Check(Dossier dossier, ReferenceSnapshot reference, Request request, DateOnly day)
    {
        if (request.Bodies.Count > MostBodies)
        {
            yield return new("bodies", "too_many_bodies", "Mỗi lần chuyển liên thông nhiều nhất 20 cơ quan.");
            yield break;
        }

        var bodies = MayTake(dossier, reference.Organisation, day).ToList();
        var may = bodies.Select(u => u.Id).ToHashSet();
        var seen = new HashSet<Guid>();
        foreach (var fault in OutsideBodies.Check(bodies, [.. request.Bodies.Select(b => b.Outside)]))
        {
            yield return fault;
        }

        foreach (var (i, body) in request.Bodies.Index())
        {
            if (body.Outside is not null)
            {
                // Its name is looked at above.
            }
            else if (!may.Contains(body.AgencyId))
            {
                yield return new($"bodies[{i}].unit", "body_unknown", "Chọn cơ quan có trong danh sách.");
            }
            else if (!seen.Add(body.AgencyId))
            {
                yield return new($"bodies[{i}].unit", "body_twice", "Cơ quan này đã được chọn ở trên.");
            }

            if (body.Days is < 1 or > MostDays)
            {
                yield return new($"bodies[{i}].days", "days_out_of_range", "Thời hạn của phần việc phải từ 1 đến 90 ngày làm việc.");
            }
        }

        if (request.Papers.Except(dossier.Papers.Where(p => p.IsReadable).Select(p => p.Id)).Any())
        {
            yield return new("papers", "paper_unknown", "Chỉ chuyển được giấy tờ có tệp hoặc tờ khai điện tử của chính hồ sơ này.");
        }
    }

    /// <summary>The part as its body receives it; null, with a refusal set, when the calendar cannot tell its due date.</summary>
    private static Dossier? PartOf(DossierChange change, Body body, Request request, int number)
    {
        var limit = new TimeLimit(body.Days, LimitUnit.WorkingDay);
        var rules = change.Reference.ClockRules.On(VietnamTime.DayOf(change.Context.Now));
        if (change.Deadline(limit, change.Context.Now, body.AgencyId) is not { } due || change.Deadline(rules.Transfer, change.Context.Now, body.AgencyId) is not { } transfer)
        {
            return null;
        }

        var (whole, now) = (change.Dossier, change.Context.Now);
        var part = new Dossier
        {
            Id = Ids.New(now),
            PartOfId = whole.Id,
            RequestNumber = DossierCodes.NewRequestNumber(VietnamTime.DayOf(now)),
            Code = $"{whole.Code}-LT{number}",
            ProcedureCode = whole.ProcedureCode,
            ProcedureVersion = whole.ProcedureVersion,
            CaseCode = whole.CaseCode,
            State = BusinessState.Accepted,
            Channel = whole.Channel,
            Way = whole.Way,
            ApplicantKind = whole.ApplicantKind,
            OwnerName = whole.OwnerName,
            OwnerKey = whole.OwnerKey,
            OwnerIdNumber = whole.OwnerIdNumber,
            OwnerNationality = whole.OwnerNationality,
            OwnerBirthDate = whole.OwnerBirthDate,
            Phone = whole.Phone,
            Email = whole.Email,
            Address = whole.Address,
            CommuneCode = whole.CommuneCode,
            SubmitterName = whole.SubmitterName,
            SubmitterIdNumber = whole.SubmitterIdNumber,
            Content = request.Task.Trim().Normalize(),
            ReceivedById = whole.AgencyId,
            CounterId = body.AgencyId,
            AgencyId = body.AgencyId,
            HolderUnitId = change.Reference.Organisation.ReceptionOf(body.AgencyId).Id,
            Desk = Desk.Transfer,
            DeskDueAt = transfer,
            SubmittedAt = now,
            AcceptedAt = now,
            ClockRules = rules.Id,
            LimitValue = limit.Value,
            LimitUnit = limit.Unit.ToString(),
            DueAt = due,
            DueOriginalAt = due,
            CalendarVersion = change.Reference.CalendarOf(body.AgencyId)!.Version,
        };
        var n = 0;
        foreach (var paper in whole.Papers.Where(p => request.Papers.Contains(p.Id)))
        {
            part.Papers.Add(DossierParts.CopyOf(paper, paper.Kind, part, Ids.Numbered(part.Id, n++), now, 1));
        }

        return part;
    }
}
