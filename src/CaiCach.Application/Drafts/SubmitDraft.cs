using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>Submits a draft. The draft's id is the idempotency key: however often it is sent, there is one dossier and one receipt.</summary>
public sealed class SubmitDraft(CaiCachDb db, ReadDraft read, SubmitDossier submit)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Submitted, now or before.</summary>
        public sealed record Submitted(Guid DossierId) : Outcome;

        /// <summary>Not submitted; nothing was stored and the draft stands as it is.</summary>
        public sealed record Faulty(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>The draft was changed after the applicant looked it over; nothing was stored.</summary>
        public sealed record Changed : Outcome;

        /// <summary>The account has no such draft and never submitted one.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>Submits what the applicant looked over.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The draft.</param>
    /// <param name="seen">The version of the draft that was looked over.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(ActContext context, Guid id, int seen, CancellationToken cancel = default)
    {
        if (await read.RunAsync(context, id, cancel) is not { } view)
        {
            return await SubmittedBeforeAsync(context, id, cancel) is { } dossier ? new Outcome.Submitted(dossier) : new Outcome.NotFound();
        }

        if (view.Draft.Version != seen)
        {
            return new Outcome.Changed();
        }

        var outcome = await submit.RunAsync(context with { IdempotencyKey = KeyOf(id) }, RequestOf(view), cancel);
        return outcome switch
        {
            SubmitDossier.Outcome.Submitted done => new Outcome.Submitted(done.Id),
            SubmitDossier.Outcome.Invalid invalid => new Outcome.Faulty(invalid.Faults),
            SubmitDossier.Outcome.NotAllowed no => new Outcome.Faulty([new("", "not_allowed", no.Text)]),
            SubmitDossier.Outcome.KeyReused => new Outcome.Submitted((await SubmittedBeforeAsync(context, id, cancel))!.Value),
            _ => throw new InvalidOperationException(outcome.ToString()),
        };
    }

    /// <summary>The dossier a draft has become, here or at a counter; null when it was not submitted.</summary>
    public async Task<Guid?> SubmittedBeforeAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        var (principal, key) = (context.Actor.Id, KeyOf(id));
        return await db.IdempotencyKeys.AsNoTracking().Where(k => k.Principal == principal && k.Key == key).Select(k => (Guid?)k.ResultId).FirstOrDefaultAsync(cancel)
            ?? await db.DraftCodes.AsNoTracking().Where(c => c.DraftId == id && c.AccountId == principal && c.DossierId != null).Select(c => c.DossierId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What is wrong with the draft as it stands, before it is submitted.</summary>
    public static IReadOnlyList<FieldFault> Check(ReadDraft.View view, DateTime now)
    {
        var faults = new List<FieldFault>();
        var today = VietnamTime.DayOf(now);
        if (view.Procedure.WhyNotOpenForFiling(today, Channel.Online) is { } refusal)
        {
            faults.Add(new("", refusal.Code, refusal.Text));
        }
        else if (view.AgencyFault is { } ended)
        {
            faults.Add(ended);
        }

        faults.AddRange(DraftFields.ToApplicant(view.Answers, view.Account).Check(today, view.Procedure));
        if (view.Answers["Content"].Length > LongestContent)
        {
            faults.Add(new("content", "content_too_long", "Nội dung đề nghị dài quá 4.000 ký tự."));
        }

        faults.AddRange(view.Missing.Select(c => new FieldFault($"papers.{c.Code}", "paper_missing", $"Thiếu giấy tờ bắt buộc: {c.Name}.")));
        faults.AddRange(view.DeclarationFaults);
        return faults;
    }

    private const int LongestContent = 4000;

    private static string KeyOf(Guid id) => "draft:" + id.ToString("n");

    private static SubmitDossier.Request RequestOf(ReadDraft.View view) => new(
        view.Procedure.Code,
        view.Agency?.Code ?? "",
        view.Answers[DraftFields.Case],
        Channel.Online,
        DraftFields.ToApplicant(view.Answers, view.Account),
        view.Answers["Content"],
        [
            .. view.Components.SelectMany(c => view.FilesOf(c).Select(u => new PaperInput(c.Code, u.Id))),
            .. view.Components.Where(c => view.DeclaredOf(c) is not null).Select(c => new PaperInput(c.Code, null, Answers: view.DeclaredOf(c))),
        ],
        view.Draft.Id);
}
