using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Drafts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>Starts a draft of a dossier, or changes what an existing one is for: the body, the case, for whom.</summary>
public sealed class StartDraft(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The choices before the form. Where the procedure leaves only one, it need not be named.</summary>
    public sealed record Choice(string? AgencyCode, string? CaseCode, string? For);

    /// <summary>What came of it: the draft, or what is wrong with the choice ("agency", "case", "for", or "" when the procedure takes no dossiers).</summary>
    public sealed record Outcome(Guid? DraftId, IReadOnlyList<FieldFault> Faults);

    /// <summary>Starts a draft of a procedure.</summary>
    public async Task<Outcome> RunAsync(ActContext context, string procedureCode, Choice choice, CancellationToken cancel = default)
    {
        var (faults, agency, caseCode) = await CheckAsync(procedureCode, choice, context.Now, cancel);
        if (faults.Count > 0)
        {
            return new(null, faults);
        }

        var account = await db.Users.AsNoTracking().FirstAsync(a => a.Id == context.Actor.Id, cancel);
        var draft = new Draft
        {
            Id = Ids.New(context.Now),
            AccountId = account.Id,
            ProcedureCode = procedureCode,
            AgencyId = agency,
            CreatedAt = context.Now,
            SavedAt = context.Now,
            Version = 1,
        };
        var answers = await PrefilledAsync(account, VietnamTime.DayOf(context.Now), cancel);
        answers[DraftFields.Case] = caseCode;
        answers[DraftFields.For] = choice.For!;
        var kept = new DraftAnswers();
        kept.Merge(answers, 0, "", 1, context.Now);
        draft.Answers = kept.ToJson();
        db.Drafts.Add(draft);
        await db.SaveChangesAsync(cancel);
        return new(draft.Id, []);
    }

    /// <summary>Changes the choices of a draft; its other answers and files stay.</summary>
    public async Task<Outcome?> ChangeAsync(ActContext context, Guid draftId, Choice choice, CancellationToken cancel = default)
    {
        for (var tries = 1; ; tries++)
        {
            var draft = await db.Drafts.FirstOrDefaultAsync(d => d.Id == draftId && d.AccountId == context.Actor.Id, cancel);
            if (draft is null)
            {
                return null;
            }

            var (faults, agency, caseCode) = await CheckAsync(draft.ProcedureCode, choice, context.Now, cancel);
            if (faults.Count > 0)
            {
                return new(draft.Id, faults);
            }

            var answers = DraftAnswers.Parse(draft.Answers);
            var changed = new Dictionary<string, string>(StringComparer.Ordinal) { [DraftFields.Case] = caseCode, [DraftFields.For] = choice.For! };
            answers.Merge(changed, draft.Version, "", draft.Version + 1, context.Now);
            draft.Answers = answers.ToJson();
            draft.AgencyId = agency;
            draft.Version++;
            draft.SavedAt = context.Now;
            try
            {
                await db.SaveChangesAsync(cancel);
                return new(draft.Id, []);
            }
            catch (DbUpdateConcurrencyException) when (tries < SaveDraft.MostTries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<(List<FieldFault> Faults, Guid Agency, string CaseCode)> CheckAsync(string procedureCode, Choice choice, DateTime now, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(now);
        var procedure = snapshot.ProcedureInForce(procedureCode, today) ?? snapshot.LatestProcedure(procedureCode);
        if (procedure is null)
        {
            return ([new("", "procedure_unknown", "Không có thủ tục với mã này.")], default, "");
        }

        if (procedure.WhyNotOpenForFiling(today, Channel.Online) is { } refusal)
        {
            return ([new("", refusal.Code, refusal.Text)], default, "");
        }

        var faults = new List<FieldFault>();
        var agencies = snapshot.AgenciesFor(procedureCode, today);
        var agency = agencies.Count == 1 ? agencies[0] : agencies.FirstOrDefault(a => a.Code == choice.AgencyCode);
        if (agency is null)
        {
            faults.Add(new("agency", "agency_missing", "Chọn cơ quan nhận hồ sơ."));
        }

        var caseCode = procedure.Cases.Count == 1 ? procedure.Cases[0].Code : procedure.Cases.FirstOrDefault(c => c.Code == choice.CaseCode)?.Code;
        if (caseCode is null)
        {
            faults.Add(new("case", "case_missing", "Chọn trường hợp của ông/bà."));
        }

        if (DraftFields.KindOf(choice.For)?.IsFor(procedure.Subjects) is not true)
        {
            faults.Add(new("for", "for_missing", "Chọn nộp hồ sơ cho ai."));
        }

        return (faults, agency?.Id ?? default, caseCode ?? "");
    }

    private async Task<Dictionary<string, string>> PrefilledAsync(Account account, DateOnly today, CancellationToken cancel)
    {
        var last = await db.Dossiers.AsNoTracking().Where(d => d.AccountId == account.Id && d.ApplicantKind == ApplicantKind.Citizen && d.OwnerIdNumber == account.CitizenId)
            .OrderByDescending(d => d.SubmittedAt).Select(d => new { d.OwnerBirthDate, d.Email, d.Address, d.CommuneCode }).FirstOrDefaultAsync(cancel);
        var communes = (await reference.CurrentAsync(cancel)).Communes;
        var commune = communes.Find(last?.CommuneCode, today) is { } there && there.IsInForce(today) ? there : null;
        return new(StringComparer.Ordinal)
        {
            ["Phone"] = account.PhoneNumber is { } phone && phone.StartsWith("+84", StringComparison.Ordinal) ? "0" + phone[3..] : account.PhoneNumber ?? "",
            ["Email"] = last?.Email ?? account.Email ?? "",
            ["BirthDate"] = last?.OwnerBirthDate ?? "",
            ["Address"] = commune is null ? last?.Address ?? "" : communes.AddressWithout(last!.Address, commune),
            [DraftFields.Commune] = commune?.Code ?? "",
        };
    }
}
