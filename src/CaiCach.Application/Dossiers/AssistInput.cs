using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>That an official files online for a citizen, in the citizen's own account.</summary>
/// <param name="Place">Where; null when it was not said.</param>
/// <param name="Consent">Whether all was read to the citizen, who agrees that it is filed so.</param>
public sealed record AssistInput(AssistPlace? Place, bool Consent)
{
    /// <summary>The account it is filed in: the submitter's, or the owner's own; null, with the fault noted, when there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="request">The filing.</param>
    /// <param name="faults">Where faults are noted.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Guid?> AccountAsync(CaiCachDb db, SubmitDossier.Request request, List<FieldFault> faults, CancellationToken cancel)
    {
        if (Place is null)
        {
            faults.Add(new("assistPlace", "assist_place_missing", "Chọn nơi hỗ trợ nộp trực tuyến."));
        }

        if (!Consent)
        {
            faults.Add(new("assistConsent", "consent_missing", "Đọc lại nội dung cho công dân nghe; công dân đồng ý thì đánh dấu."));
        }

        if (request.Channel != Channel.Online)
        {
            faults.Add(new("channel", "assist_not_online", "Hỗ trợ nộp chỉ áp dụng cho hồ sơ nộp trực tuyến."));
        }

        var (field, number) = request.Applicant.Submits ? ("applicant.submitterIdNumber", request.Applicant.SubmitterIdNumber) : ("applicant.idNumber", request.Applicant.IdNumber);
        var account = CitizenId.TryParse(number, out var id, out _)
            ? await db.Users.Where(a => a.CitizenId == id.Value && a.Kind == AccountKind.Citizen && a.LockedAt == null).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel)
            : null;
        if (account is null)
        {
            faults.Add(new(field, "citizen_account_missing", "Người đến nộp chưa có tài khoản công dân đang dùng được. Hướng dẫn đăng ký tài khoản rồi nộp, hoặc nhận hồ sơ trực tiếp tại quầy."));
        }

        return account;
    }
}
