using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts of a one-time code of consent; neither the code nor whose it is.</summary>
/// <param name="Procedure">The procedure it is for.</param>
/// <param name="Expires">Until when it holds (UTC).</param>
/// <param name="Dossier">What was filed with it; null before.</param>
public sealed record ConsentCodeEventData(string Procedure, DateTime Expires, Guid? Dossier = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "consent_code";

    /// <summary>An agent had it sent.</summary>
    public const string Made = "consent_code.made";

    /// <summary>An agent filed with it.</summary>
    public const string Used = "consent_code.used";
}

/// <summary>The code that a citizen read to an agent.</summary>
/// <param name="Id">Which one was sent.</param>
/// <param name="Typed">What was typed.</param>
public sealed record ConsentCodeInput(Guid? Id, string Typed)
{
    /// <summary>Says nothing of what is wrong: whoever guesses learns nothing, not even whether one was sent.</summary>
    internal static FieldFault Wrong => new("consentCode", "consent_code_wrong", "Mã xác nhận không đúng, đã hết hạn, hoặc không phải của hồ sơ này. Hỏi lại công dân, gửi mã mới, hoặc dùng giấy đồng ý có chữ ký.");

    /// <summary>The identity number of who agrees: the submitter's, or the owner's own; null where there is none.</summary>
    internal static string? PersonOf(ApplicantInput applicant) =>
        CitizenId.TryParse(applicant.Submits ? applicant.SubmitterIdNumber : applicant.IdNumber, out var id, out _) ? id.Value : null;

    /// <summary>The code, when this filing may use it; null with the fault noted otherwise. A wrong one counts as a try, however many come at once.</summary>
    internal async Task<ConsentCode?> FindAsync(CaiCachDb db, ActContext context, SubmitDossier.Request request, List<FieldFault> faults, CancellationToken cancel)
    {
        var row = await db.ConsentCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == Id && c.AgentId == context.Actor.Id, cancel);
        if (row is null || (row.ProcedureCode, row.AgencyCode, row.CitizenId) != (request.ProcedureCode, request.AgencyCode, PersonOf(request.Applicant)) || ConsentCodes.Clean(Typed) is not { } code
            || !ConsentCodes.IsOpen(row.ExpiresAt, row.Tries, row.UsedAt is not null, context.Now)
            || await db.ConsentCodes.Where(c => c.Id == row.Id && c.Tries < ConsentCodes.MostTries).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel) == 0
            || !CodeHash.Matches(row.Hash, code))
        {
            faults.Add(Wrong);
            return null;
        }

        await db.ConsentCodes.Where(c => c.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries - 1), cancel);
        return row;
    }

    /// <summary>Uses a code up, with the dossier that is saved next in the same transaction; what is wrong when somebody was faster.</summary>
    internal static async Task<FieldFault?> UseAsync(CaiCachDb db, ActContext context, ConsentCode code, Guid dossier, CancellationToken cancel)
    {
        if (await db.ConsentCodes.Where(c => c.Id == code.Id && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, context.Now).SetProperty(c => c.DossierId, dossier), cancel) == 0)
        {
            return Wrong;
        }

        db.Record(context, ConsentCodeEventData.Stream, code.Id, 2, ConsentCodeEventData.Used, new ConsentCodeEventData(code.ProcedureCode, code.ExpiresAt, dossier));
        return null;
    }
}
