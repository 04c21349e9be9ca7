using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Mails;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// An agent has a one-time code sent to the phone and e-mail address of the citizen's own account, by which the citizen agrees that the agent files. Where there is no account, nothing goes
/// out and the answer is the same.
/// </summary>
public sealed class SendConsentCode(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>A code is there, and was sent where it could be.</summary>
        /// <param name="Id">Which one.</param>
        /// <param name="ExpiresAt">Until when it holds (UTC).</param>
        public sealed record Sent(Guid Id, DateTime ExpiresAt) : Outcome;

        /// <summary>Something is missing, or too many were sent.</summary>
        public sealed record Invalid(FieldFault Fault) : Outcome;

        /// <summary>Not an agent, or not for this body.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>Has one sent; it takes the place of those this agent had sent to the person before.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="procedureCode">The procedure.</param>
    /// <param name="agencyCode">The body it is filed at.</param>
    /// <param name="applicant">Who files: the code is for the submitter, else the owner.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> RunAsync(ActContext context, string procedureCode, string agencyCode, ApplicantInput applicant, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        var (actor, now) = (context.Actor, context.Now);
        var snapshot = await reference.CurrentAsync(cancel);
        if (actor is not { Kind: ActorKind.Agent, Id: { } agent } || snapshot.AgenciesFor(procedureCode, VietnamTime.DayOf(now)).FirstOrDefault(a => a.Code == agencyCode) is not { } body)
        {
            return new Outcome.NotAllowed();
        }

        if (ConsentCodeInput.PersonOf(applicant) is not { } person)
        {
            return new Outcome.Invalid(new(applicant.Submits ? "applicant.submitterIdNumber" : "applicant.idNumber", "consent_person_missing", "Nhập số định danh cá nhân của công dân, hoặc của người nộp thay, rồi mới gửi mã."));
        }

        // One after the other: the codes of the agent and of the person are counted while nobody else adds one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Users.Where(a => a.Id == agent || a.CitizenId == person).ExecuteUpdateAsync(set => set.SetProperty(a => a.Kind, a => a.Kind), cancel);
        var since = now - ConsentCodes.Window;
        if (!ConsentCodes.MaySend(await db.ConsentCodes.CountAsync(c => c.CitizenId == person && c.MadeAt > since, cancel), await db.ConsentCodes.CountAsync(c => c.AgentId == agent && c.MadeAt > since, cancel)))
        {
            return new Outcome.Invalid(new("consentCode", "consent_codes_too_many", "Đã gửi quá nhiều mã trong một giờ. Chờ rồi gửi lại, hoặc dùng giấy đồng ý có chữ ký."));
        }

        var digits = CodeHash.NewDigits();
        var row = new ConsentCode
        {
            Id = Ids.New(now),
            AgentId = agent,
            CitizenId = person,
            ProcedureCode = procedureCode,
            AgencyCode = agencyCode,
            Hash = CodeHash.Of(digits),
            MadeAt = now,
            ExpiresAt = now + ConsentCodes.Lasts,
        };
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.CitizenId == person && a.Kind == AccountKind.Citizen && a.LockedAt == null, cancel);
        await db.ConsentCodes.Where(c => c.AgentId == agent && c.CitizenId == person && c.UsedAt == null && c.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiresAt, now), cancel);
        db.ConsentCodes.Add(row);
        var told = db.Record(context, ConsentCodeEventData.Stream, row.Id, 1, ConsentCodeEventData.Made, new ConsentCodeEventData(procedureCode, row.ExpiresAt));
        if (account is not null)
        {
            var text = ConsentCodes.Text(digits, procedureCode);
            db.AddRange(SmsTopic.Rows(row.Id, MailKind.ConsentCode, body.Id, account.PhoneNumber, text, told));
            db.AddRange(MailTopic.Rows(row.Id, MailKind.ConsentCode, account.Email, ("Mã xác nhận nộp hộ hồ sơ", text), told));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Outcome.Sent(row.Id, row.ExpiresAt);
    }
}
