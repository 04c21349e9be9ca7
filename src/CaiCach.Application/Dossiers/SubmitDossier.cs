using System.Text.Json.Serialization;
using CaiCach.Application.Acting;
using CaiCach.Application.Outages;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Outages;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 1: a dossier is submitted, online, at the counter or by post; the 8-working-hour intake clock starts.</summary>
public sealed class SubmitDossier(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, AttachUploads uploads, FindReusable reusable)
{
    private const int LongestContent = 4000;
    private const int LongestKey = 200;

    /// <summary>What is submitted.</summary>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="AgencyCode">The body it goes to.</param>
    /// <param name="CaseCode">The case of the procedure; needed when it has more than one.</param>
    /// <param name="Channel">How it comes in. An applicant's own filing is always online.</param>
    /// <param name="Applicant">Owner and submitter.</param>
    /// <param name="Content">What is asked for, in the applicant's words; may be left out.</param>
    /// <param name="Papers">The papers.</param>
    /// <param name="DraftId">The draft it comes from, deleted with the submission; null for none.</param>
    /// <param name="ReceiverCode">The body at whose counter it is handed in, or which helps to file it online; null for the body it goes to.</param>
    /// <param name="Assist">That an official files it online in the citizen's account; null for any other filing.</param>
    /// <param name="Post">What the envelope of a dossier sent by post says; null for any other, and the moment of filing then counts as its arrival.</param>
    /// <param name="DraftCode">The code of a citizen's draft that a counter files; null for any other filing.</param>
    /// <param name="LateEntry">What the counter wrote on paper when it received it during an outage; null for any other filing.</param>
    /// <param name="Way">The way it came in, where the filing does not show it: the mobile one-stop at a counter, or what a program names; null to go by the filing.</param>
    /// <param name="Lacking">The codes of the mandatory papers that an official enters it without, on paper alone; null for none.</param>
    /// <param name="AskedBy">The unit that asks under an internal procedure, which is then the owner; null for a citizen or organisation.</param>
    public sealed record Request(
        string ProcedureCode,
        string AgencyCode,
        string? CaseCode,
        Channel Channel,
        ApplicantInput Applicant,
        string? Content,
        IReadOnlyList<PaperInput> Papers,
        Guid? DraftId = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReceiverCode = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AssistInput? Assist = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PostInput? Post = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AskedBy = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DraftCodeInput? DraftCode = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LateEntryInput? LateEntry = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FilingWay? Way = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Lacking = null);

    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Submitted, now or (<paramref name="Again"/>) by an earlier request with the same key.</summary>
        public sealed record Submitted(Guid Id, string RequestNumber, DateTime SubmittedAt, DateTime IntakeDueAt, int Version, bool Again) : Outcome;

        /// <summary>The input has faults; nothing was stored.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>This actor may not file for this body in this way.</summary>
        public sealed record NotAllowed(string Text) : Outcome;

        /// <summary>The key was used before for another request.</summary>
        public sealed record KeyReused : Outcome;
    }

    /// <summary>Submits, once for each idempotency key of the actor.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        request = AgentFiling.Of(context.Actor, request);
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(context.Now);
        var faults = new List<FieldFault>();
        var unit = request.AskedBy is { } asking ? AskInside.UnitsOf(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == asking) : null;
        if (request.AskedBy is not null && unit is null)
        {
            return new Outcome.NotAllowed("Chọn đơn vị mà ông/bà đang giữ vị trí, hoặc cơ quan của đơn vị ấy.");
        }

        var (procedure, agency, receiver) = FilingTarget.Check(snapshot, request, unit, today, request.LateEntry?.DayBy(context.Now) ?? today, faults);
        if (unit is null)
        {
            faults.AddRange(request.Applicant.Check(today, procedure));
            request.Applicant.CommuneIn(snapshot.Communes, today, faults);
        }

        if (unit is null && request.Applicant is { Submits: true, Representation: null })
        {
            faults.Add(new("applicant.basis", "basis_missing", "Chọn căn cứ để nộp thay chủ hồ sơ."));
        }

        var assist = unit is null && context.Actor.Kind is (ActorKind.Official or ActorKind.Agent) ? request.Assist : null;
        var citizen = assist is null ? null : await assist.AccountAsync(db, context.Actor, request, faults, cancel);
        var consent = assist is null ? null : await assist.ConsentAsync(context.Actor, uploads, faults, cancel);
        if (assist?.SignedConsent is { } signed)
        {
            request = request with { Assist = assist with { SignedConsentHash = consent!.HashOf(signed) ?? signed.ToString() } };
        }

        var proof = assist?.Code is { } read && context.Actor.Kind == ActorKind.Agent ? await read.FindAsync(db, context, request, faults, cancel) : null;
        var code = request.DraftCode is { } shown ? await shown.FindAsync(db, context, request, snapshot, faults, cancel) : null;
        var outage = request.LateEntry is { } paper ? await paper.FindAsync(db, snapshot, receiver?.Id, request.Channel, context.Now, faults, cancel) : null;
        faults.AddRange([.. FilingRights.CheckWay(context.Actor, request), .. unit is null ? request.Applicant.CheckReturn(context.Actor, citizen ?? code?.AccountId) : []]);
        faults.AddRange(TypedText.Check("content", "content", request.Content, LongestContent) is { } unfit ? [unfit] : []);
        if (TypedText.Check("idempotencyKey", "key", context.IdempotencyKey, LongestKey) is { } badKey)
        {
            return new Outcome.Invalid([badKey]);
        }

        var found = await uploads.FindAsync(context.Actor, request.Papers, cancel, code?.DraftId, reuses: true);
        if (procedure is not null)
        {
            faults.AddRange(request is { Channel: Channel.Post, Post: { } post } ? post.Check(context.Now, procedure.StartRule) : []);
            faults.AddRange(FilingPapers.Check(context.Actor, request, procedure, found));
        }

        if (request is { Channel: Channel.Online, AskedBy: null } && await PausedFunctions.FaultAsync(db, OutageParts.OnlineFiling, context.Now, cancel) is { } paused)
        {
            faults.Insert(0, paused);
        }

        if (faults.Count > 0)
        {
            // A retry of what was filed gets the same answer even when it could not be filed anew, e.g. because its draft or the procedure is gone.
            return await AgainAsync(context, request, found, cancel) ?? new Outcome.Invalid(faults);
        }

        // Who helps to file online receives nothing: what is filed online goes to the body it is for.
        var at = receiver!.Id;
        if (assist is not null)
        {
            receiver = agency!;
        }

        if ((unit is null || request.LateEntry is not null) && !FilingRights.May(context.Actor, agency!.Id, at, request))
        {
            return new Outcome.NotAllowed("Ông/bà không được nộp hồ sơ theo hình thức này cho cơ quan đã chọn.");
        }

        // The time to answer starts with the arrival (R12), however late the envelope is opened.
        var arrived = request is { Channel: Channel.Post, Post.Arrived: { } delivered } ? delivered : DossierTimes.ToMinute(context.Now);
        var rules = snapshot.ClockRules.On(outage is null ? DateOnly.FromDateTime(arrived) : VietnamTime.DayOf(request.LateEntry!.Received!.Value));
        var due = snapshot.CalendarOf(receiver!.Id) is { } calendar ? DueDates.Compute(calendar, arrived, DossierTimes.IntakeOf(rules, request.Channel), []) : default;
        if (snapshot.CurrentCalendar is null || !due.IsAnswered)
        {
            return new Outcome.Invalid([new("", "calendar_missing", "Chưa có lịch làm việc cho thời điểm này, chưa thể nhận hồ sơ.")]);
        }

        var dossier = NewDossier(context, request, snapshot, procedure!, agency!.Id, receiver.Id, VietnamTime.ToUtc(due.Due), [.. found.ToPapers(PaperKind.Component, procedure), .. consent?.ToPapers(PaperKind.Consent) ?? []], unit);
        dossier.ClockRules = rules.Id;
        (dossier.OutageId, dossier.PaperReceivedAt, dossier.PaperSlip) = outage is null ? default((Guid?, DateTime?, string?)) : (outage.Id, request.LateEntry!.Received, request.LateEntry.SlipKey);
        if (unit is null && context.Actor.Kind is (ActorKind.Official or ActorKind.Agent))
        {
            (dossier.HelpedById, dossier.AssistPlace, dossier.AccountId) = (at, assist?.Place, citizen ?? code?.AccountId);
            dossier.AgentId = context.Actor.Kind == ActorKind.Agent ? context.Actor.Id : null;
        }

        dossier.Way = unit is null ? FilingWays.Of(dossier.Channel, dossier.ClientId is not null, dossier.AssistPlace, request.Way) : null;
        if (await reusable.NoteAsync(context, dossier, procedure!, found, cancel) is { Count: > 0 } gone)
        {
            return await AgainAsync(context, request, found, cancel) ?? new Outcome.Invalid(gone);
        }

        var verdict = DossierRules.Judge(DossierAct.Submit, DossierFactsReader.Of(dossier, snapshot, context.Now) with { State = BusinessState.Draft }, unit is null ? FilingRights.SubmitterOf(context.Actor, at) : ActorFacts.Applicant, new(context.Now, Lacking: FilingPapers.NamesOf(context.Actor, request, procedure!)));
        if (verdict is Verdict.Refused refused)
        {
            return new Outcome.Invalid([.. refused.Reasons.Select(r => new FieldFault("papers", r.Code, r.Text))]);
        }

        return await SaveAsync(context, request, dossier, found, ((Verdict.Allowed)verdict).Rule.Number, code, proof, snapshot, cancel);
    }

    private async Task<Outcome> SaveAsync(ActContext context, Request request, Dossier dossier, FoundUploads found, string rule, Data.Drafts.DraftCode? code, ConsentCode? proof, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        List<object> rows = [dossier, .. dossier.Papers, .. DossierWork.RowsOf(context, dossier, DossierEvents.TypeOf(DossierAct.Submit), request.LateEntry?.Why, new()
        {
            Rule = rule,
            From = BusinessState.Draft,
            To = dossier.State,
            Channel = dossier.Channel,
            Way = dossier.Way,
            ProcedureVersion = dossier.ProcedureVersion,
            IntakeDue = dossier.IntakeDueAt,
            ReceivedBy = dossier.ReceivedForOther ? dossier.ReceivedById : null,
            Assist = dossier.AssistPlace,
            FromDraft = code is null ? null : true,
            Consent = dossier.Papers.Find(p => p.Kind == PaperKind.Consent)?.Sha256,
            ConsentCode = proof?.Id,
            Arrived = dossier.ArrivedAt,
            LateEntry = DossierEventData.EnteredLater.Of(dossier),
            Postmarked = dossier.PostmarkedOn,
            HelpedBy = dossier.AssistPlace is null ? null : dossier.HelpedById,
            Files = found.Hashes,
            Lacking = DossierFactsReader.MissingOf(dossier, snapshot.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)) is { Count: > 0 } lacking ? [.. lacking.Select(c => c.Code)] : null,
            Reused = DossierEventData.ReusedPaper.In(dossier.Papers),
            Declared = found.DeclaredIn(snapshot.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)),
        }, snapshot)];
        if (context is { IdempotencyKey: { } key, Actor.Id: { } principal })
        {
            rows.Add(new IdempotencyKey { Principal = principal, Key = key, RequestHash = FilingHash.Of(request, found), ResultId = dossier.Id, CreatedAt = context.Now });
        }

        try
        {
            if (code is not null || proof is not null)
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                if ((proof is null ? await DraftCodeInput.UseAsync(db, context, code!, dossier.Id, cancel) : await ConsentCodeInput.UseAsync(db, context, proof, dossier.Id, cancel)) is { } late)
                {
                    await transaction.RollbackAsync(cancel);
                    return await AgainAsync(context, request, found, cancel) ?? new Outcome.Invalid([late]);
                }

                db.AddRange(rows);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
            }
            else if (request.DraftId is { } draft)
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                if (await db.Drafts.Where(d => d.Id == draft && d.AccountId == context.Actor.Id).ExecuteDeleteAsync(cancel) == 0)
                {
                    return await AgainAsync(context, request, found, cancel)
                        ?? new Outcome.Invalid([new("draftId", "draft_gone", "Bản nháp này đã được nộp hoặc đã bị xóa; xem mục Hồ sơ của tôi.")]);
                }

                db.AddRange(rows);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
            }
            else
            {
                await db.SaveNewRowsAsync(rows, cancel);
            }
        }
        catch (Exception failure) when (engine.UniqueViolation(failure) == "idempotency_keys")
        {
            return await AgainAsync(context, request, found, cancel) ?? throw new System.Diagnostics.UnreachableException("The key was there a moment ago.", failure);
        }
        catch (Exception failure) when (dossier.OutageId is not null && engine.UniqueViolation(failure) == "dossiers")
        {
            return await AgainAsync(context, request, found, cancel)
                ?? (await request.LateEntry!.TakenAsync(db, [dossier.OutageId.Value], dossier.ReceivedById, cancel) is { } taken ? new Outcome.Invalid([taken]) : throw new System.Diagnostics.UnreachableException("The slip was there a moment ago.", failure));
        }

        DossierCounters.Saved(DossierAct.Submit, dossier, (await reference.CurrentAsync(cancel)).Organisation);
        return new Outcome.Submitted(dossier.Id, dossier.RequestNumber, dossier.SubmittedAt, dossier.IntakeDueAt!.Value, dossier.Version, Again: false);
    }

    /// <summary>The answer given before under the same key; null when there is none.</summary>
    private async Task<Outcome?> AgainAsync(ActContext context, Request request, FoundUploads found, CancellationToken cancel)
    {
        if (context is not { IdempotencyKey: { } key, Actor.Id: { } principal })
        {
            return null;
        }

        db.ChangeTracker.Clear();
        var kept = await db.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Principal == principal && k.Key == key, cancel);
        if (kept is null)
        {
            return null;
        }

        if (kept.RequestHash != FilingHash.Of(request, found) && kept.RequestHash != FilingHash.EarlierOf(request))
        {
            return new Outcome.KeyReused();
        }

        DossierCounters.Replay();
        var dossier = await db.Dossiers.AsNoTracking().FirstAsync(d => d.Id == kept.ResultId, cancel);
        var first = await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id && e.Version == 1).Select(e => e.Data).FirstAsync(cancel);
        return new Outcome.Submitted(dossier.Id, dossier.RequestNumber, dossier.SubmittedAt, DossierEventData.Parse(first).IntakeDue!.Value, 1, Again: true);
    }

    private static Dossier NewDossier(ActContext context, Request request, ReferenceSnapshot snapshot, ProcedureVersion procedure, Guid agencyId, Guid receiverId, DateTime due, IReadOnlyList<DossierPaper> papers, Unit? unit)
    {
        var reception = snapshot.Organisation.ReceptionOf(receiverId);
        var dossier = new Dossier
        {
            Id = Ids.New(context.Now),
            RequestNumber = DossierCodes.NewRequestNumber(VietnamTime.DayOf(context.Now)),
            ProcedureCode = procedure.Code,
            ProcedureVersion = procedure.Version,
            CaseCode = FilingPapers.CaseOf(request, procedure),
            State = BusinessState.Submitted,
            Channel = request.Channel,
            ArrivedAt = request is { Channel: Channel.Post, Post.Arrived: { } arrived } ? VietnamTime.ToUtc(arrived) : null,
            PostmarkedOn = request.Channel == Channel.Post ? request.Post?.Postmarked : null,
            AccountId = context.Actor.Kind == ActorKind.Applicant ? context.Actor.Id : null,
            ClientId = context.Actor.Kind == ActorKind.Client ? context.Actor.Id : null,
            Content = string.IsNullOrWhiteSpace(request.Content) ? null : request.Content.Trim().Normalize(),
            ReceivedById = receiverId,
            ReceivedForOther = receiverId != agencyId,
            CounterId = receiverId,
            AgencyId = agencyId,
            HolderUnitId = reception.Id,
            Desk = Desk.Receive,
            DeskDueAt = due,
            SubmittedAt = context.Now,
            IntakeDueAt = due,
        };
        if (unit is null)
        {
            request.Applicant.WriteTo(dossier, snapshot.Communes, VietnamTime.DayOf(context.Now));
        }
        else
        {
            AskInside.WriteTo(dossier, unit, context.Actor, snapshot.Organisation);
        }

        var n = 0;
        foreach (var paper in papers)
        {
            paper.Id = Ids.Numbered(dossier.Id, n++);
            paper.DossierId = dossier.Id;
            paper.AddedAt = context.Now;
            paper.AddedAtVersion = 1;
            dossier.Papers.Add(paper);
        }

        return dossier;
    }
}
