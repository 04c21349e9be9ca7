using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 27, by two people: the head orders on a written basis that an ended dossier be opened again, and an administrator of the body carries it out, or refuses with a reason; who ordered
/// it may take the order back before. The old one stays as it ended; a new request with its parties and papers, under the procedure in force now, lies with the one-stop unit, and the
/// 8-working-hour intake clock starts anew.
/// </summary>
public sealed class ReopenDossier(DossierWork work, CaiCachDb db)
{
    private const string Published = "Quyết định công bố thủ tục hành chính";

    /// <summary>27a. The head orders it; one order waits at a time.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The ended dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="legalBasis">The clause.</param>
    /// <param name="number">Number and symbol of the document that says so.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> OrderAsync(ActContext context, Guid id, int version, string reason, string legalBasis, string number, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.OrderReopening, new(context.Now, reason, legalBasis, Number: number), change =>
        {
            var dossier = change.Dossier;
            if (WhyNot(change) is { } refusal)
            {
                return Task.FromResult(change.Refuse(refusal));
            }

            (dossier.ReopeningOrderedAt, dossier.ReopeningOrderedById) = (context.Now, context.Actor.Id);
            (dossier.ReopeningReason, dossier.ReopeningBasis, dossier.ReopeningNumber) = (reason, legalBasis, number);
            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);

    /// <summary>27b. Who ordered it takes the order back.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The ended dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> WithdrawAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.WithdrawReopening, new(context.Now, reason), change => Task.FromResult(Answered(change.Dossier)), cancel: cancel);

    /// <summary>27c. An administrator does not carry the order out.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The ended dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RefuseAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RefuseReopening, new(context.Now, reason), change => Task.FromResult(Answered(change.Dossier)), administered: true, cancel: cancel);

    /// <summary>27. An administrator carries the order out, once; reason, clause and document are those of the order.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The ended dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        // An order that changes after this is read comes with another version.
        var order = await db.Dossiers.AsNoTracking().Where(d => d.Id == id).Select(d => new { d.ReopeningReason, d.ReopeningBasis, d.ReopeningNumber }).FirstOrDefaultAsync(cancel);
        return await work.ActAsync(context, id, version, DossierAct.Reopen, new(context.Now, order?.ReopeningReason, order?.ReopeningBasis, Number: order?.ReopeningNumber), change =>
        {
            var old = change.Dossier;
            if (WhyNot(change) is { } refusal)
            {
                return Task.FromResult(change.Refuse(refusal));
            }

            if (change.Deadline(change.Reference.ClockRules.On(VietnamTime.DayOf(context.Now)).Intake) is not { } due)
            {
                return Task.FromResult(new DossierEventData());
            }

            var again = Again(change, ProcedureOf(change)!, due);
            var data = Answered(old) with { Linked = again.Id };
            old.ReopenedAsId = again.Id;
            db.Add(again);
            work.Record(context, again, DossierEvents.OpenedAgain, order!.ReopeningReason, new()
            {
                Rule = change.Verdict.Rule.Number,
                From = BusinessState.Draft,
                To = again.State,
                Channel = again.Channel,
                ProcedureVersion = again.ProcedureVersion,
                IntakeDue = due,
                LegalBasis = order.ReopeningBasis,
                Number = order.ReopeningNumber,
                Linked = old.Id,
                Files = [.. again.Papers.Where(p => p.Sha256 is not null).Select(p => p.Sha256!)],
                Reused = DossierEventData.ReusedPaper.In(again.Papers),
                Declared = DeclaredAnswers.HashesOf(again.Papers),
            }, change.Reference);
            return Task.FromResult(data);
        }, administered: true, cancel: cancel);
    }

    /// <summary>The order waits no more; whose it was is said in the event.</summary>
    private static DossierEventData Answered(Dossier dossier)
    {
        var orderer = dossier.ReopeningOrderedById;
        (dossier.ReopeningOrderedAt, dossier.ReopeningOrderedById, dossier.ReopeningReason, dossier.ReopeningBasis, dossier.ReopeningNumber) = (null, null, null, null, null);
        return new() { OrderedBy = orderer };
    }

    private static ProcedureVersion? ProcedureOf(DossierChange change) => change.Reference.ProcedureInForce(change.Dossier.ProcedureCode, VietnamTime.DayOf(change.Context.Now));

    private static Refusal? WhyNot(DossierChange change) => WhyNot(change.Reference, change.Dossier, ProcedureOf(change), VietnamTime.DayOf(change.Context.Now));

    private static Refusal? WhyNot(ReferenceSnapshot reference, Dossier old, ProcedureVersion? procedure, DateOnly today)
    {
        if (procedure is null || reference.ReceiverOf(old.AgencyId, procedure.Code, today) is null)
        {
            return new("procedure_not_offered", "Cơ quan không còn tiếp nhận thủ tục này, không mở lại được hồ sơ.", Published);
        }

        return old.CaseCode is { } caseCode && procedure.CaseOf(caseCode) is null
            ? new("case_gone", "Thủ tục hiện hành không còn trường hợp của hồ sơ này; hướng dẫn nộp hồ sơ mới.", Published)
            : null;
    }

    private static Dossier Again(DossierChange change, ProcedureVersion procedure, DateTime due)
    {
        var (old, now) = (change.Dossier, change.Context.Now);
        var agency = change.Reference.ReceiverOf(old.AgencyId, procedure.Code, VietnamTime.DayOf(now))!.Id;
        var again = new Dossier
        {
            Id = Ids.New(now),
            RequestNumber = DossierCodes.NewRequestNumber(VietnamTime.DayOf(now)),
            ReopenedFromId = old.Id,
            ProcedureCode = procedure.Code,
            ProcedureVersion = procedure.Version,
            CaseCode = old.CaseCode,
            State = BusinessState.IntakeReview,
            Channel = old.Channel,
            Way = old.Way,
            ApplicantKind = old.ApplicantKind,
            OwnerName = old.OwnerName,
            OwnerKey = old.OwnerKey,
            OwnerIdNumber = old.OwnerIdNumber,
            OwnerNationality = old.OwnerNationality,
            OwnerBirthDate = old.OwnerBirthDate,
            Phone = old.Phone,
            Email = old.Email,
            BySms = old.BySms,
            Address = old.Address,
            CommuneCode = old.CommuneCode,
            ReturnWay = old.ReturnWay,
            ReturnAddress = old.ReturnAddress,
            SubmitterName = old.SubmitterName,
            SubmitterIdNumber = old.SubmitterIdNumber,
            Representation = old.Representation,
            AccountId = old.AccountId,
            ClientId = old.ClientId,
            AskedById = old.AskedById,
            AskerId = old.AskerId,
            Content = old.Content,
            HelpedById = old.HelpedById,
            AssistPlace = old.AssistPlace,
            ReceivedById = old.ReceivedById,
            CounterId = agency,
            AgencyId = agency,
            HolderUnitId = change.Reference.Organisation.ReceptionOf(agency).Id,
            Desk = Desk.Receive,
            DeskDueAt = due,
            ClockRules = change.Reference.ClockRules.On(VietnamTime.DayOf(now)).Id,
            SubmittedAt = now,
            IntakeDueAt = due,
        };
        var n = 0;
        foreach (var paper in old.Papers.Where(p => p.Kind is PaperKind.Component or PaperKind.Supplement))
        {
            again.Papers.Add(new()
            {
                Id = Ids.Numbered(again.Id, n++),
                DossierId = again.Id,
                Kind = PaperKind.Component,
                ComponentCode = paper.ComponentCode,
                Originals = paper.Originals,
                GoesBack = paper.GoesBack,
                OriginalsReturnedAt = paper.OriginalsReturnedAt,
                Copies = paper.Copies,
                Sha256 = paper.Sha256,
                FileName = paper.FileName,
                MediaType = paper.MediaType,
                Size = paper.Size,
                Digitisation = paper.Digitisation,
                Answers = paper.Answers,
                AnswersVersion = paper.AnswersVersion,
                ReusedFromId = paper.ReusedFromId,
                ReusedCode = paper.ReusedCode,
                ReusedKind = paper.ReusedKind,
                ReusedOn = paper.ReusedOn,
                AddedAt = now,
                AddedAtVersion = 1,
            });
        }

        return again;
    }
}
