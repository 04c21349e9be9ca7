using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Drafts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts of a code that opens a draft at a counter.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Expires">Until when it can be used (UTC).</param>
/// <param name="Dossier">What it was filed as; null before.</param>
public sealed record DraftCodeEventData(Guid Draft, DateTime Expires, Guid? Dossier = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "draft_code";

    /// <summary>The citizen made it.</summary>
    public const string Made = "draft_code.made";

    /// <summary>An officer opened the draft with it.</summary>
    public const string Opened = "draft_code.opened";

    /// <summary>An officer filed the draft with it.</summary>
    public const string Used = "draft_code.used";
}

/// <summary>That an officer at a counter files what a citizen has drafted, by the code that the citizen showed.</summary>
/// <param name="Code">What was scanned or typed.</param>
/// <param name="IdentityChecked">Whether the officer saw the identity card of whose draft it is.</param>
public sealed record DraftCodeInput(string Code, bool IdentityChecked)
{
    private const string Field = "draftCode";

    /// <summary>The code without what people and scanners put around it.</summary>
    public static string Clean(string? typed) => string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(40));

    /// <summary>Why a code opens nothing; null when it does.</summary>
    internal static FieldFault? FaultOf(DraftCode? row, DateTime now) => row switch
    {
        null => new(Field, "draft_code_unknown", "Không có bản nháp nào với mã này. Kiểm tra lại mã trên màn hình hoặc giấy in của người dân."),
        { UsedAt: { } used } => new(Field, "draft_code_used", $"Mã này đã được dùng để nộp hồ sơ lúc {Local(used)}; mỗi mã chỉ dùng một lần."),
        _ when now >= row.ExpiresAt => new(Field, "draft_code_expired", $"Mã này đã hết hạn lúc {Local(row.ExpiresAt)}. Nhờ người dân tạo mã mới ở trang bản nháp."),
        _ => null,
    };

    /// <summary>That the draft of a code is not there any more.</summary>
    internal static FieldFault Gone => new(Field, "draft_code_gone", "Bản nháp của mã này đã được nộp trực tuyến hoặc đã bị xóa.");

    /// <summary>The code, when this filing may use it; null with the fault noted otherwise.</summary>
    internal async Task<DraftCode?> FindAsync(CaiCachDb db, ActContext context, SubmitDossier.Request request, ReferenceSnapshot reference, List<FieldFault> faults, CancellationToken cancel)
    {
        var code = Clean(Code);
        var row = await db.DraftCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, cancel);
        var fault = context.Actor.Kind != ActorKind.Official || request.Channel != Channel.Direct
            ? new(Field, "draft_code_not_direct", "Bản nháp mở bằng mã được nộp trực tiếp tại quầy; chọn hình thức nộp trực tiếp.")
            : FaultOf(row, context.Now);
        if (fault is not null)
        {
            faults.Add(fault);
            return null;
        }

        var draft = await db.Drafts.AsNoTracking().Where(d => d.Id == row!.DraftId).Select(d => new { d.ProcedureCode, d.AgencyId }).FirstOrDefaultAsync(cancel);
        if (draft is null)
        {
            // Who was faster took the draft with its code, between the two readings.
            faults.Add(FaultOf(await db.DraftCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == row!.Id, cancel), context.Now) ?? Gone);
            return null;
        }

        var competent = reference.ReceiverOf(draft.AgencyId, draft.ProcedureCode, VietnamTime.DayOf(context.Now));
        if (draft.ProcedureCode != request.ProcedureCode || competent?.Code != request.AgencyCode)
        {
            faults.Add(new(Field, "draft_code_foreign", "Mã này là của bản nháp thủ tục khác, hoặc gửi cơ quan khác. Mở lại bằng mã ở trang Nhận hồ sơ tại quầy."));
        }

        var number = await db.Users.Where(a => a.Id == row!.AccountId).Select(a => a.CitizenId).FirstOrDefaultAsync(cancel);
        var (field, given) = request.Applicant.Submits ? ("applicant.submitterIdNumber", request.Applicant.SubmitterIdNumber) : ("applicant.idNumber", request.Applicant.IdNumber);
        if (!CitizenId.TryParse(given, out var id, out _) || id.Value != number)
        {
            faults.Add(new(field, "draft_of_other", "Bản nháp là của người khác: người đến nộp phải là người đã soạn bản nháp."));
        }

        if (!IdentityChecked)
        {
            faults.Add(new("identityChecked", "identity_unchecked", "Đối chiếu căn cước của người đến nộp rồi đánh dấu."));
        }

        return row;
    }

    /// <summary>Uses a code and its draft up, with the dossier that is saved next in the same transaction; what is wrong when somebody was faster.</summary>
    internal static async Task<FieldFault?> UseAsync(CaiCachDb db, ActContext context, DraftCode code, Guid dossier, CancellationToken cancel)
    {
        var taken = await db.DraftCodes.Where(c => c.Id == code.Id && c.Version == code.Version && c.UsedAt == null && c.ExpiresAt == code.ExpiresAt).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.UsedAt, context.Now).SetProperty(c => c.DossierId, dossier).SetProperty(c => c.Version, code.Version + 1), cancel);
        if (taken == 0)
        {
            return FaultOf(await db.DraftCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == code.Id, cancel), context.Now)
                ?? new(Field, "draft_code_moved", "Bản nháp vừa được mở ở quầy khác. Kiểm tra lại rồi bấm nộp lần nữa.");
        }

        if (await db.Drafts.Where(d => d.Id == code.DraftId && d.AccountId == code.AccountId).ExecuteDeleteAsync(cancel) == 0)
        {
            return Gone;
        }

        db.Record(context, DraftCodeEventData.Stream, code.Id, code.Version + 1, DraftCodeEventData.Used, new DraftCodeEventData(code.DraftId, code.ExpiresAt, dossier));
        return null;
    }

    private static string Local(DateTime utc) => VietnamTime.ToLocal(utc).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
