using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 27: the head opens an ended dossier again on a written basis. The old one stays as it ended; a new request with its parties and papers, under
/// the procedure in force now, lies with the one-stop unit, and the 8-working-hour intake clock starts anew.
/// </summary>
public sealed class ReopenDossier(DossierWork work, CaiCachDb db)
{
    private const string Published = "Quyết định công bố thủ tục hành chính";

    /// <summary>Opens it again, once.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The ended dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="legalBasis">The clause.</param>
    /// <param name="number">Number and symbol of the document that says so.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, string legalBasis, string number, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Reopen, new(context.Now, reason, legalBasis, Number: number), change =>
        {
            var old = change.Dossier;
            var procedure = change.Reference.ProcedureInForce(old.ProcedureCode, VietnamTime.DayOf(context.Now));
            if (WhyNot(change.Reference, old, procedure, VietnamTime.DayOf(context.Now)) is { } refusal)
            {
                return Task.FromResult(change.Refuse(refusal));
            }

            if (change.Deadline(change.Reference.ClockRules.On(VietnamTime.DayOf(context.Now)).Intake) is not { } due)
            {
                return Task.FromResult(new DossierEventData());
            }

            var again = Again(change, procedure!, due);
            old.ReopenedAsId = again.Id;
            db.Add(again);
            work.Record(context, again, DossierEvents.OpenedAgain, reason, new()
            {
                Rule = change.Verdict.Rule.Number,
                From = BusinessState.Draft,
                To = again.State,
                Channel = again.Channel,
                ProcedureVersion = again.ProcedureVersion,
                IntakeDue = due,
                LegalBasis = legalBasis,
                Number = number,
                Linked = old.Id,
                Files = [.. again.Papers.Where(p => p.Sha256 is not null).Select(p => p.Sha256!)],
                Reused = DossierEventData.ReusedPaper.In(again.Papers),
                Declared = DeclaredAnswers.HashesOf(again.Papers),
            }, change.Reference);
            return Task.FromResult(new DossierEventData { Linked = again.Id });
        }, cancel: cancel);

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
