using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Mails;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Mails;
using CaiCach.Data.Petitions;
using CaiCach.Data.Provider;
using CaiCach.Data.Questions;
using CaiCach.Law.Petitions;
using CaiCach.Law.Questions;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Messages;

/// <summary>
/// The messages about a petition or a question that did not arrive go once more to whoever sent it, as those about a dossier do: each as it was written, under its
/// own id, so that whoever has it already sees it once.
/// </summary>
public sealed class ResendToSender(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Whether an official may, for a petition: who receives and routes it, prepares its answer or signs it.</summary>
    public static bool May(Actor actor, Petition petition, OrganisationTree tree) =>
        PetitionScope.Of(actor, tree).FactsOf(petition, null) is PetitionActor { IsController: true } or { IsHandler: true } or { IsHead: true };

    /// <summary>Whether an official may, for a question: who assigns it, has to answer it or approves the answer.</summary>
    public static bool May(Actor actor, Question question, OrganisationTree tree) =>
        QuestionScope.Of(actor, tree).FactsOf(question) is QuestionActor { IsController: true } or { IsOfficer: true } or { IsHead: true };

    /// <summary>Sends those about a petition; a fault when there is none, or nowhere to send it to.</summary>
    public async Task<PetitionOutcome> PetitionAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (await db.Petitions.Where(PetitionScope.Of(context.Actor, tree).Filter).FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } petition || !May(context.Actor, petition, tree))
        {
            return new PetitionOutcome.NotFound();
        }

        if (petition.Version != version)
        {
            return new PetitionOutcome.Stale(petition.Version);
        }

        var (sent, fault) = await AgainAsync(context, id, petition.Email, petition.Phone, version, cancel);
        if (fault is not null)
        {
            return new PetitionOutcome.Invalid([fault]);
        }

        petition.Version++;
        db.Record(context, PetitionEventData.Stream, id, petition.Version, PetitionEventData.MessagesResent, new PetitionEventData(petition.AgencyId, petition.State, petition.State, Resent: sent));
        return await SavedAsync(cancel)
            ? new PetitionOutcome.Done(id, petition.Code, petition.Version, petition.State)
            : new PetitionOutcome.Stale(await db.Petitions.Where(p => p.Id == id).Select(p => p.Version).FirstAsync(cancel));
    }

    /// <summary>Sends those about a question; a fault when there is none, or nowhere to send it to.</summary>
    public async Task<QuestionOutcome> QuestionAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (await db.Questions.Where(QuestionScope.Of(context.Actor, tree).Filter).FirstOrDefaultAsync(q => q.Id == id, cancel) is not { } question || !May(context.Actor, question, tree))
        {
            return new QuestionOutcome.NotFound();
        }

        if (question.Version != version)
        {
            return new QuestionOutcome.Stale(question.Version);
        }

        var (sent, fault) = await AgainAsync(context, id, question.Email, null, version, cancel);
        if (fault is not null)
        {
            return new QuestionOutcome.Invalid([fault]);
        }

        question.Version++;
        db.Record(
            context, QuestionEventData.Stream, id, question.Version, QuestionEventData.MessagesResent,
            new QuestionEventData(question.AgencyId, question.State, question.ProcedureCode, question.ProcedureVersion, Resent: sent), unitId: question.AgencyId);
        return await SavedAsync(cancel)
            ? new QuestionOutcome.Done(id, question.Code, question.Version)
            : new QuestionOutcome.Stale(await db.Questions.Where(q => q.Id == id).Select(q => q.Version).FirstAsync(cancel));
    }

    private async Task<(int Sent, FieldFault? Fault)> AgainAsync(ActContext context, Guid id, string? email, string? phone, int version, CancellationToken cancel)
    {
        var mails = await db.Mails.Where(m => m.DossierId == id && m.AccountId == null && m.State == MailState.SetAside).ToListAsync(cancel);
        var texts = await db.SmsMessages.Where(m => m.DossierId == id && ReadSms.Undelivered.Contains(m.State)).ToListAsync(cancel);
        if (mails.Count + texts.Count == 0)
        {
            return (0, new("", "nothing_unsent", "Không còn thư, tin nào chưa gửi được."));
        }

        var sent = 0;
        if (email is { Length: > 0 })
        {
            sent += mails.Count;
            mails.ForEach(m => db.Outbox.Add(MailTopic.Again(m, email, version, context.Now)));
        }

        if (phone is not null && SmsRules.IsMobile(phone))
        {
            sent += texts.Count;
            texts.ForEach(m => db.Outbox.Add(SmsTopic.Again(m, phone, context.Now)));
        }

        return sent > 0 ? (sent, null) : (0, new("", "nowhere_to_send_answer", "Không còn địa chỉ thư điện tử hoặc số di động để gửi lại; hãy báo cho người gửi bằng cách khác."));
    }

    private async Task<bool> SavedAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
