using System.Text.Json.Serialization;
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
/// <param name="SignedConsent">The scan of the paper the citizen signed to that, which an agent hands in besides, or has a code; null for an official, who knows the citizen's card.</param>
/// <param name="Code">The one-time code that the citizen read to the agent; null for none.</param>
public sealed record AssistInput(AssistPlace? Place, bool Consent, [property: JsonIgnore] Guid? SignedConsent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ConsentCodeInput? Code = null)
{
    /// <summary>The content of that scan: scanned again and sent again, the request is the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SignedConsentHash { get; init; }

    /// <summary>The signed paper of consent that an agent hands in; its fault is noted at "signedConsent".</summary>
    internal async Task<FoundUploads> ConsentAsync(Actor actor, AttachUploads uploads, List<FieldFault> faults, CancellationToken cancel)
    {
        var found = await uploads.FindAsync(actor, SignedConsent is { } id ? [new("", id)] : [], cancel);
        if (SignedConsent is null && Code is null && actor.Kind == ActorKind.Agent)
        {
            faults.Add(new("signedConsent", "consent_unsigned", "Quét giấy đồng ý có chữ ký của công dân rồi tải lên, hoặc gửi mã xác nhận cho công dân rồi nhập mã."));
        }

        faults.AddRange(found.UnknownUploads.Select(f => f with { Field = "signedConsent" }));
        return found;
    }

    /// <summary>The account it is filed in: the submitter's, or the owner's own; null, with the fault noted, when there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who files; an agent is not told whether there is an account: without one the dossier belongs to none.</param>
    /// <param name="request">The filing.</param>
    /// <param name="faults">Where faults are noted.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Guid?> AccountAsync(CaiCachDb db, Actor actor, SubmitDossier.Request request, List<FieldFault> faults, CancellationToken cancel)
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
        if (account is null && actor.Kind != ActorKind.Agent)
        {
            faults.Add(new(field, "citizen_account_missing", "Người đến nộp chưa có tài khoản công dân đang dùng được. Hướng dẫn đăng ký tài khoản rồi nộp, hoặc nhận hồ sơ trực tiếp tại quầy."));
        }

        return account;
    }
}
