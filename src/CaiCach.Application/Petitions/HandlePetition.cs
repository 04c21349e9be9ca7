using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Petitions;
using CaiCach.Data.Provider;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>
/// Every act on a petition: within the actor's scope, on the version that was seen, judged by <see cref="PetitionRules"/>, with its event and measures in one
/// save. Two at once: one wins, the other is told.
/// </summary>
public sealed class HandlePetition(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int LongestText = 6000;
    private const int LongestBasis = 1000;
    private const int LongestTitle = 300;

    /// <summary>What an act brings along.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Text">The reason, the question, the supplement, the answer: whatever the act has to say.</param>
    /// <param name="LegalBasis">The clause; for a refusal.</param>
    /// <param name="UnitId">The unit, for routing; the competent body, for a transfer.</param>
    /// <param name="Title">The title; for making public.</param>
    /// <param name="PublicText">The petition without personal data; for making public.</param>
    /// <param name="Satisfaction">How satisfied the petitioner is; for rating.</param>
    public sealed record Request(PetitionAct Act, string? Text = null, string? LegalBasis = null, Guid? UnitId = null, string? Title = null, string? PublicText = null, Satisfaction? Satisfaction = null);

    /// <summary>An act of an official.</summary>
    public async Task<PetitionOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var scope = PetitionScope.Of(context.Actor, snapshot.Organisation);
        var petition = await db.Petitions.Where(scope.Filter).FirstOrDefaultAsync(p => p.Id == id, cancel);
        return petition is null ? new PetitionOutcome.NotFound()
            : await ActAsync(context, snapshot, petition, scope.FactsOf(petition, await PetitionScope.WriterAsync(db, petition, cancel)), scope.LentFor(petition), version, request, cancel);
    }

    /// <summary>An act of the petitioner, known by the code and the last four digits of the phone.</summary>
    public async Task<PetitionOutcome> ByPetitionerAsync(ActContext context, string code, string lastFour, int version, Request request, CancellationToken cancel = default)
    {
        var petition = await db.Petitions.FirstOrDefaultAsync(p => p.Code == code, cancel);
        return petition is null || !FollowPetition.Opens(petition, lastFour)
            ? new PetitionOutcome.NotFound()
            : await ActAsync(context with { Actor = context.Actor with { Name = petition.Name } }, await reference.CurrentAsync(cancel), petition, new(IsPetitioner: true), null, version, request, cancel);
    }

    /// <summary>The units that may prepare the answer to a petition: the body's own, and the bodies below it with theirs; reception desks are none.</summary>
    public static IEnumerable<Unit> MayHandle(Petition petition, OrganisationTree organisation, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(petition);
        var below = organisation.Subtree(petition.AgencyId);
        return organisation.All.Where(u => below.Contains(u.Id) && u.Kind != UnitKind.OneStop && u.IsOn(day)).OrderBy(u => u.Path, StringComparer.Ordinal);
    }

    /// <summary>The bodies that a petition may be sent to as the competent one: all that are there on the day but the one that has it.</summary>
    public static IEnumerable<Unit> MayReceive(Petition petition, OrganisationTree organisation, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(petition);
        return organisation.Agencies.Where(a => a.Id != petition.AgencyId && a.IsOn(day)).OrderBy(a => a.Path, StringComparer.Ordinal);
    }

    private async Task<PetitionOutcome> ActAsync(ActContext context, ReferenceSnapshot snapshot, Petition petition, PetitionActor actor, HeldDelegation? lent, int version, Request request, CancellationToken cancel)
    {
        if (petition.Version != version)
        {
            return new PetitionOutcome.Stale(petition.Version);
        }

        var facts = FactsOf(petition);
        var verdict = PetitionRules.Judge(request.Act, facts, actor, new(context.Now, request.Text, request.LegalBasis, request.UnitId is not null, request.Title, request.PublicText, request.Satisfaction));
        if (verdict is PetitionVerdict.Refused refused)
        {
            return new PetitionOutcome.Refused(refused.Reasons);
        }

        var faults = Check(petition, snapshot, request, Law.Calendar.VietnamTime.DayOf(context.Now)).ToList();
        if (faults.Count > 0)
        {
            return new PetitionOutcome.Invalid(faults);
        }

        var before = petition.State;
        petition.State = ((PetitionVerdict.Allowed)verdict).To;
        if (Change(petition, snapshot, context.Now, Cleaned(request)) is not { } data)
        {
            db.ChangeTracker.Clear();
            return new PetitionOutcome.Invalid([PetitionTimes.NoCalendar]);
        }

        petition.Version++;
        Reminders.Arm(petition, PetitionTimes.DueOf(petition), context.Now);
        data = data with
        {
            From = before,
            InsteadOf = request.Act == PetitionAct.Draft ? context.Actor.InsteadAt(petition.HandlerUnitId, PetitionScope.Prepares) : null,
            Signing = request.Act is PetitionAct.Answer or PetitionAct.ReturnDraft ? DossierEventData.SignedFor.By(lent) : null,
        };
        var unit = data.InsteadOf is not null ? petition.HandlerUnitId : context.Actor.Posts.Count > 0 ? context.Actor.Posts[0].UnitId : null;
        var row = db.Record(context, PetitionEventData.Stream, petition.Id, petition.Version, PetitionEventData.TypeOf(request.Act), data, unitId: unit);
        db.MeasureEntries.AddRange(data.Rows(row));
        db.AddRange(PetitionNotices.Rows(petition, request.Act, row, snapshot, request.Act == PetitionAct.Transfer ? await TransfersAsync(petition.Id, cancel) : 0));
        try
        {
            await db.SaveChangesAsync(cancel);
            return new PetitionOutcome.Done(petition.Id, petition.Code, petition.Version, petition.State);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(petition.Id, cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            return await StaleAsync(petition.Id, cancel);
        }
    }

    private Task<int> TransfersAsync(Guid id, CancellationToken cancel)
    {
        var transferred = PetitionEventData.TypeOf(PetitionAct.Transfer);
        return db.Events.CountAsync(e => e.StreamId == id && e.Type == transferred, cancel);
    }

    /// <summary>The petition as the law sees it.</summary>
    internal static PetitionFacts FactsOf(Petition petition) =>
        new(petition.State, petition.SupplementAsked is not null, petition.SupplementLimitAt, petition.Satisfaction is not null, petition.RatingLimitAt);

    /// <summary>Changes the record; the facts of the event, null when the calendar cannot tell a limit.</summary>
    private static PetitionEventData? Change(Petition petition, ReferenceSnapshot snapshot, DateTime now, Request request)
    {
        var data = new PetitionEventData(petition.AgencyId, null, petition.State, request.Act, Text: request.Text, LegalBasis: request.LegalBasis);
        DateTime? EndAt(Law.Calendar.WorkCalendar calendar, int days) => PetitionTimes.End(calendar, PetitionTimes.ToMinute(now), days);
        var end = (int days) => snapshot.CalendarOf(petition.AgencyId) is { } calendar ? PetitionTimes.End(calendar, PetitionTimes.ToMinute(now), days) : null;
        var version = snapshot.CalendarOf(petition.AgencyId)?.Version;
        if (snapshot.Petitions?.On(Law.Calendar.VietnamTime.DayOf(petition.ReceivedAt)) is not { } limits)
        {
            return null;
        }

        switch (request.Act)
        {
            case PetitionAct.Refuse:
                (petition.Reason, petition.LegalBasis, petition.DeskDueAt) = (request.Text, request.LegalBasis, DossierWork.NoDue);
                return data with { Due = petition.RefuseDueAt, Late = now > petition.RefuseDueAt };
            case PetitionAct.AskMore when end(limits.Supplement) is { } limit:
                (petition.SupplementAsked, petition.SupplementLimitAt, petition.DeskDueAt, petition.CalendarVersion) = (request.Text, limit, limit, version);
                return data with { Due = petition.AskDueAt, Late = now > petition.AskDueAt };
            case PetitionAct.Supplement when end(limits.Refuse) is { } refuse && end(limits.Answer) is { } answer:
                (petition.Supplement, petition.SupplementLimitAt) = (request.Text, null);
                (petition.RefuseDueAt, petition.AnswerDueAt, petition.DeskDueAt, petition.CalendarVersion) = (refuse, answer, refuse, version);
                return data with { Due = answer };
            case PetitionAct.Route:
                (petition.HandlerUnitId, petition.DeskDueAt) = (request.UnitId, petition.AnswerDueAt);
                return data with { Unit = request.UnitId };
            case PetitionAct.Transfer when snapshot.CalendarOf(request.UnitId!.Value) is { } there && EndAt(there, limits.Refuse) is { } refuse && EndAt(there, limits.AskMore) is { } ask && EndAt(there, limits.Answer) is { } answer:
                data = data with { ToAgency = request.UnitId, Due = petition.RefuseDueAt, Late = now > petition.RefuseDueAt };
                (petition.AgencyId, petition.HandlerUnitId, petition.Draft) = (request.UnitId.Value, null, null);
                (petition.RefuseDueAt, petition.AskDueAt, petition.DeskDueAt, petition.CalendarVersion) = (refuse, ask, refuse, there.Version);
                petition.AnswerDueAt = limits.TransferRestarts ? answer : petition.AnswerDueAt;
                return data with { AnswerDue = petition.AnswerDueAt };
            case PetitionAct.Draft:
                petition.Draft = request.Text;
                return data;
            case PetitionAct.ReturnDraft:
                return data;
            case PetitionAct.Answer when end(limits.Publish) is { } publish && end(limits.Rating) is { } rating:
                (petition.Answer, petition.AnsweredAt, petition.PublishDueAt, petition.RatingLimitAt, petition.DeskDueAt) = (request.Text, now, publish, rating, publish);
                petition.CalendarVersion = version;
                return data with { Due = petition.AnswerDueAt, Late = now > petition.AnswerDueAt };
            case PetitionAct.Publish:
                (petition.PublicTitle, petition.PublicContent, petition.PublicAnswer, petition.PublishedAt, petition.DeskDueAt) = (request.Title, request.PublicText, request.Text, now, DossierWork.NoDue);
                return data with { Due = petition.PublishDueAt, Late = now > petition.PublishDueAt };
            case PetitionAct.Close:
                (petition.Reason, petition.DeskDueAt) = (request.Text, DossierWork.NoDue);
                return data;
            case PetitionAct.Rate:
                petition.Satisfaction = request.Satisfaction;
                return data with { Satisfaction = request.Satisfaction };
            default:
                return null;
        }
    }

    private static IEnumerable<FieldFault> Check(Petition petition, ReferenceSnapshot snapshot, Request request, DateOnly day)
    {
        foreach (var unfit in new[]
        {
            TypedText.Check("text", "text", request.Text, LongestText), TypedText.Check("legalBasis", "basis", request.LegalBasis, LongestBasis),
            TypedText.Check("title", "title", request.Title, LongestTitle), TypedText.Check("publicText", "content", request.PublicText, LongestText),
        }.OfType<FieldFault>())
        {
            yield return unfit;
        }

        if (request.Act == PetitionAct.Route && !MayHandle(petition, snapshot.Organisation, day).Any(u => u.Id == request.UnitId))
        {
            yield return new("unit", "unit_unknown", "Chọn đơn vị có trong danh sách.");
        }

        if (request.Act == PetitionAct.Transfer && !MayReceive(petition, snapshot.Organisation, day).Any(a => a.Id == request.UnitId))
        {
            yield return new("unit", "body_unknown", "Chọn cơ quan có trong danh sách.");
        }

        if (request.Act == PetitionAct.Publish)
        {
            foreach (var (field, text) in new[] { ("title", request.Title), ("publicText", request.PublicText), ("text", request.Text) }.Where(t => PersonalData.IsIn(t.Item2, petition.Name, petition.Phone, petition.Email)))
            {
                yield return new(field, "personal_data", "Nội dung công khai còn họ tên hoặc số điện thoại của người gửi; hãy bỏ trước khi công khai.");
            }
        }
    }

    private static Request Cleaned(Request request) => request with
    {
        Text = TypedText.Trimmed(request.Text),
        LegalBasis = TypedText.Trimmed(request.LegalBasis),
        Title = TypedText.Trimmed(request.Title),
        PublicText = TypedText.Trimmed(request.PublicText),
    };

    private async Task<PetitionOutcome> StaleAsync(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return new PetitionOutcome.Stale(await db.Petitions.Where(p => p.Id == id).Select(p => p.Version).FirstAsync(cancel));
    }
}
