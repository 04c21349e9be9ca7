using CaiCach.Application.Acting;
using CaiCach.Application.Mails;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Mails;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The counter sends the e-mails and text messages about a dossier that did not arrive once more, to where the applicant is reached now. A message goes again as it
/// was written, under its own id, so that whoever has it already sees it once.
/// </summary>
public sealed class ResendMessages(CaiCachDb db, DossierWork work, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Whether this official may: a receiver of the counter that has the dossier.</summary>
    public static bool May(Actor actor, Dossier dossier, OrganisationTree tree) =>
        dossier is { PartOfId: null } && DossierScope.FactsOf(actor, dossier, tree).Roles.Contains(Role.Receiver);

    /// <summary>Sends them again; a fault when there is none, or nowhere to send it to.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var tree = snapshot.Organisation;
        if (await db.Dossiers.Where(DossierScope.Of(context.Actor, tree).Filter).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } dossier || !May(context.Actor, dossier, tree))
        {
            return new ActOutcome.NotFound();
        }

        if (dossier.Version != version)
        {
            return new ActOutcome.Stale(dossier.Version);
        }

        var mails = await db.Mails.Where(m => m.DossierId == id && m.AccountId == null && m.State == MailState.SetAside).ToListAsync(cancel);
        var texts = await db.SmsMessages.Where(m => m.DossierId == id && ReadSms.Undelivered.Contains(m.State)).ToListAsync(cancel);
        if (mails.Count + texts.Count == 0)
        {
            return Nothing("nothing_unsent", "Không còn thư, tin nào chưa gửi được.");
        }

        var sent = 0;
        if (dossier.Email is { } address)
        {
            sent += mails.Count;
            mails.ForEach(m => db.Outbox.Add(MailTopic.Again(m, address, dossier.Version, context.Now)));
        }

        if (SmsRules.IsMobile(dossier.Phone))
        {
            sent += texts.Count;
            texts.ForEach(m => db.Outbox.Add(SmsTopic.Again(m, dossier.Phone, context.Now)));
        }

        if (sent == 0)
        {
            return Nothing("nowhere_to_send", "Hồ sơ không còn địa chỉ thư điện tử hoặc số di động để gửi lại; hãy sửa thông tin liên lạc trước.");
        }

        work.Record(context, dossier, DossierEvents.MessagesResent, null, new() { From = dossier.State, To = dossier.State, Resent = sent }, snapshot);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new ActOutcome.Stale(await db.Dossiers.Where(d => d.Id == id).Select(d => d.Version).FirstAsync(cancel));
        }

        return new ActOutcome.Done(id, dossier.Version, dossier.State, dossier.Code);
    }

    private static ActOutcome.Invalid Nothing(string code, string text) => new([new("", code, text)]);
}
