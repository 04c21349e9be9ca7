using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Somebody without an account takes the electronic result with the code that was sent to the contact of the dossier. It is the delivery by the same rule as for who is signed in:
/// a dossier whose paper was asked for stays open unless the applicant says to want none. The code is used up in the same transaction, and its event says when.
/// </summary>
public sealed class TakeResult(CaiCachDb db, DeliverResult deliver)
{
    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The file is the applicant's.</summary>
        /// <param name="Paper">The result.</param>
        public sealed record Taken(DossierPaper Paper) : Outcome;

        /// <summary>The code opens nothing, or what was chosen with it cannot be; "code" is its field.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>The law does not give it out.</summary>
        public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Outcome;

        /// <summary>There is no electronic result to be fetched in this way.</summary>
        public sealed record NotThere : Outcome;
    }

    /// <summary>Says nothing of what is wrong: whoever guesses learns nothing.</summary>
    private static FieldFault Wrong => new("code", "result_code_wrong", "Mã không đúng, đã dùng, hoặc đã hết hạn. Nhập lại, hoặc gửi mã mới.");

    /// <summary>Takes it. The caller has found the dossier by its number and four digits.</summary>
    /// <param name="context">When, in which process.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="codeId">Which code was sent.</param>
    /// <param name="typed">What was typed of it.</param>
    /// <param name="insteadOfPaper">Whether the applicant says to want no paper.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> RunAsync(ActContext context, Guid id, Guid? codeId, string? typed, bool insteadOfPaper = false, CancellationToken cancel = default)
    {
        if (await SendResultCode.LoadAsync(db, id, cancel) is not { } dossier || SendResultCode.FileOf(dossier) is not { } paper)
        {
            return new Outcome.NotThere();
        }

        if (await FindAsync(id, codeId, typed, context.Now, cancel) is not { } code)
        {
            return new Outcome.Invalid([Wrong]);
        }

        // What keeps it from being delivered keeps the file of a dossier that stays open, or is closed already, as well.
        if (dossier.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, VietnamTime.DayOf(context.Now)) is { } refusal)
        {
            return new Outcome.Refused([refusal]);
        }

        if (dossier.FeeOwed > 0)
        {
            return new Outcome.Refused([new("fee_owed", "Phí, lệ phí chưa được nộp đủ.", "Luật Phí và lệ phí 2015")]);
        }

        context = context with { Actor = context.Actor with { Id = null, Kind = ActorKind.Applicant, ProvedFor = id } };
        if (dossier.State == BusinessState.Issued && (insteadOfPaper || !DeliverResult.LeavesPaper(dossier)))
        {
            return await deliver.ByCodeAsync(context, dossier, code, () => UseAsync(context, code, closes: true, cancel), insteadOfPaper, cancel) switch
            {
                ActOutcome.Done => new Outcome.Taken(paper),
                ActOutcome.Refused { Reasons: var reasons } => reasons.Any(r => r.Code == Wrong.Code) ? new Outcome.Invalid([Wrong]) : new Outcome.Refused(reasons),
                ActOutcome.Invalid { Faults: var faults } => new Outcome.Invalid(faults),
                ActOutcome.Stale => new Outcome.Invalid([new("", "dossier_changed", "Hồ sơ vừa có thay đổi. Hãy xem lại rồi gửi lần nữa.")]),
                _ => new Outcome.NotThere(),
            };
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await UseAsync(context, code, closes: false, cancel) is not null)
        {
            return new Outcome.Invalid([Wrong]);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Outcome.Taken(paper);
    }

    /// <summary>The code, when it is this one; null otherwise. A wrong one counts as a try, however many come at once.</summary>
    private async Task<ResultCode?> FindAsync(Guid dossier, Guid? codeId, string? typed, DateTime now, CancellationToken cancel)
    {
        var row = await db.ResultCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == codeId && c.DossierId == dossier, cancel);
        if (row is null || ConsentCodes.Clean(typed) is not { } digits || !ConsentCodes.IsOpen(row.ExpiresAt, row.Tries, row.UsedAt is not null, now)
            || await db.ResultCodes.Where(c => c.Id == row.Id && c.Tries < ConsentCodes.MostTries).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel) == 0
            || !CodeHash.Matches(row.Hash, digits))
        {
            return null;
        }

        await db.ResultCodes.Where(c => c.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries - 1), cancel);
        return row;
    }

    /// <summary>Uses the code up in the transaction under way; why not when somebody was faster.</summary>
    private async Task<Refusal?> UseAsync(ActContext context, ResultCode code, bool closes, CancellationToken cancel)
    {
        if (await db.ResultCodes.Where(c => c.Id == code.Id && c.UsedAt == null && c.ExpiresAt > context.Now).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, context.Now), cancel) == 0)
        {
            return new(Wrong.Code, Wrong.Text, "");
        }

        db.Record(context, ResultCodeEventData.Stream, code.Id, 2, ResultCodeEventData.Used, new ResultCodeEventData(code.DossierId, code.ExpiresAt, Closed: closes));
        return null;
    }
}
