using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Mails;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts of a one-time code by which an electronic result is fetched; neither the code nor where it went.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Expires">Until when it holds (UTC).</param>
/// <param name="Sms">Whether it went to a phone; null for not, and when it is used.</param>
/// <param name="Mail">Whether it went to an e-mail address; null for not, and when it is used.</param>
/// <param name="Closed">Whether the dossier was closed with the fetching; null when the code is made.</param>
public sealed record ResultCodeEventData(Guid Dossier, DateTime Expires, bool? Sms = null, bool? Mail = null, bool? Closed = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "result_code";

    /// <summary>Somebody who follows the dossier had it sent.</summary>
    public const string Made = "result_code.made";

    /// <summary>The result was fetched with it.</summary>
    public const string Used = "result_code.used";
}

/// <summary>
/// Somebody without an account who follows a dossier by its number has a one-time code sent to the contact of the dossier, to fetch the electronic result. The answer is the
/// same wherever it goes, and when it can go nowhere.
/// </summary>
public sealed class SendResultCode(CaiCachDb db)
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

        /// <summary>Too many were sent.</summary>
        public sealed record Invalid(FieldFault Fault) : Outcome;

        /// <summary>There is no electronic result to be fetched in this way.</summary>
        public sealed record NotThere : Outcome;
    }

    /// <summary>The file of a result that may be fetched by a code; null where there is none, or its applicant has an account and signs in.</summary>
    internal static DossierPaper? FileOf(Dossier dossier) =>
        dossier is { AccountId: null, PartOfId: null, AskedById: null, State: BusinessState.Issued or BusinessState.Done }
            ? dossier.Papers.Where(p => p.Kind == PaperKind.Result && p.Sha256 is not null).MaxBy(p => p.AddedAt)
            : null;

    /// <summary>Whether a result of a dossier may be fetched by a code. The caller has found the dossier by its number.</summary>
    public async Task<bool> IsOfferedAsync(Guid id, CancellationToken cancel = default) => await LoadAsync(db, id, cancel) is { FeeOwed: 0 } dossier && FileOf(dossier) is not null;

    /// <summary>The dossier with its papers; null where it is not there.</summary>
    internal static Task<Dossier?> LoadAsync(CaiCachDb db, Guid id, CancellationToken cancel) => db.Dossiers.AsNoTracking().Include(d => d.Papers).FirstOrDefaultAsync(d => d.Id == id, cancel);

    /// <summary>Has one sent; it takes the place of those sent for the dossier before. The caller has found the dossier by its number and four digits.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        var now = context.Now;
        if (await LoadAsync(db, id, cancel) is not { FeeOwed: 0 } dossier || FileOf(dossier) is null)
        {
            return new Outcome.NotThere();
        }

        // One after the other: the codes of the dossier are counted while nobody else adds one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.RequestNumber, d => d.RequestNumber), cancel);
        var since = now - ConsentCodes.Window;
        if (!ResultCodes.MaySend(await db.ResultCodes.CountAsync(c => c.DossierId == id && c.MadeAt > since, cancel)))
        {
            return new Outcome.Invalid(new("code", "result_codes_too_many", "Đã gửi quá nhiều mã trong một giờ. Chờ rồi gửi lại, hoặc đến Bộ phận Một cửa nhận kết quả."));
        }

        var digits = CodeHash.NewDigits();
        var row = new ResultCode { Id = Ids.New(now), DossierId = id, Hash = CodeHash.Of(digits), MadeAt = now, ExpiresAt = now + ConsentCodes.Lasts };
        await db.ResultCodes.Where(c => c.DossierId == id && c.UsedAt == null && c.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiresAt, now), cancel);
        db.ResultCodes.Add(row);
        var (sms, mail) = (Law.Sms.SmsRules.IsMobile(dossier.Phone), dossier.Email is { Length: > 0 });
        var told = db.Record(context, ResultCodeEventData.Stream, row.Id, 1, ResultCodeEventData.Made, new ResultCodeEventData(id, row.ExpiresAt, sms ? true : null, mail ? true : null), unitId: dossier.AgencyId);
        var text = ResultCodes.Text(digits, dossier.Code ?? dossier.RequestNumber);
        db.AddRange(SmsTopic.Rows(row.Id, MailKind.ResultCode, dossier.AgencyId, dossier.Phone, text, told));
        db.AddRange(MailTopic.Rows(row.Id, MailKind.ResultCode, dossier.Email, ("Mã nhận kết quả hồ sơ", text), told));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Outcome.Sent(row.Id, row.ExpiresAt);
    }
}
