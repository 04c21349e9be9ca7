using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Dossiers;

/// <summary>A paper that a filing asks for, and whose dossier it is.</summary>
/// <param name="OwnerKind">What the owner is.</param>
/// <param name="OwnerIdNumber">The owner's number.</param>
/// <param name="ProcedureCode">The procedure that is filed under.</param>
/// <param name="Component">The paper it asks for.</param>
public sealed record WantedPaper(ApplicantKind OwnerKind, string OwnerIdNumber, string ProcedureCode, Component Component)
{
    /// <summary>The dossier that is supplemented with it; null for a new one.</summary>
    public Guid? DossierId { get; init; }
}

/// <summary>A file of an earlier dossier: its result, or a paper that was handed in with it.</summary>
/// <param name="Id">The paper.</param>
/// <param name="DossierId">The dossier it belongs to.</param>
/// <param name="OwnerKind">What the owner of that dossier is.</param>
/// <param name="OwnerIdNumber">The owner's number.</param>
/// <param name="ProcedureCode">The procedure of that dossier.</param>
/// <param name="AddedAt">When it came into that dossier (UTC).</param>
/// <param name="AcceptedAt">When that dossier was accepted (UTC); null for not.</param>
public sealed record HeldPaper(Guid Id, Guid DossierId, ApplicantKind OwnerKind, string OwnerIdNumber, string ProcedureCode, DateTime AddedAt, DateTime? AcceptedAt)
{
    /// <summary>The type that was issued; where that is not known, all that the procedure of that dossier may end in. Empty for a paper that was handed in.</summary>
    public IReadOnlyList<ResultType> Results { get; init; } = [];

    /// <summary>The day of the result; null for a paper that was handed in, and where none was issued.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Whether the owner has the result.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>Whether the result refuses, or the dossier ended without one.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Whether the dossier was opened again, its result being in doubt.</summary>
    public bool IsReopened { get; init; }

    /// <summary>Whether that dossier had, or has, to be supplemented, so that a paper of it was found wanting.</summary>
    public bool IsSupplemented { get; init; }

    /// <summary>Whether it came into that dossier from a still earlier one.</summary>
    public bool IsReused { get; init; }

    /// <summary>Whether the person who files may not take it: it then hides no older one that he may take.</summary>
    public bool IsOutOfSight { get; init; }

    /// <summary>The code of the paper that was handed in; empty for a result.</summary>
    public string ComponentCode { get; init; } = "";

    /// <summary>Its name in the version of the procedure it was handed in under; null for a result, and where that version is not known.</summary>
    public string? ComponentName { get; init; }

    /// <summary>Whether it is a result.</summary>
    public bool IsResult => ComponentCode.Length == 0;

    /// <summary>The day it counts as made: of the result, or of the acceptance that checked it.</summary>
    public DateTime Made => IssuedOn?.ToDateTime(TimeOnly.MinValue) ?? AcceptedAt ?? AddedAt;
}

/// <summary>
/// Which papers that an office already holds need not be handed in again (tái sử dụng giấy tờ): the owner's own, of what the procedure has digitised; a result that is
/// in force, or a paper that an official checked when an earlier dossier was accepted.
/// </summary>
public static partial class PaperReuse
{
    private const string Clause = "NĐ 118/2025/NĐ-CP; TT 01/2023/TT-VPCP";

    /// <summary>That it belongs to somebody else.</summary>
    public static Refusal OtherOwner { get; } = new("reuse_other_owner", "Giấy tờ này không phải của chủ hồ sơ.", Clause);

    /// <summary>That number and name do not belong together.</summary>
    public static Refusal OtherName { get; } = new("reuse_other_name", "Tên chủ hồ sơ khác tên ở hồ sơ trước; kiểm tra lại số và tên.", Clause);

    /// <summary>That the owner's number is not known yet.</summary>
    public static Refusal NoNumber { get; } = new("reuse_no_number", "Chưa có số của chủ hồ sơ nên chưa biết giấy tờ này có phải của chủ hồ sơ không.", Clause);

    /// <summary>That an applicant's account holds no dossier with it.</summary>
    public static Refusal NotInAccount { get; } = new("reuse_not_in_account", "Giấy tờ này không thuộc hồ sơ nào trong tài khoản của ông/bà.", Clause);

    /// <summary>That nobody saw the owner's number when it was handed in.</summary>
    public static Refusal NotProven { get; } = new("reuse_not_proven", "Giấy tờ này không nộp tại quầy và không nộp từ tài khoản đúng số của chủ hồ sơ, phải nộp mới.", Clause);

    /// <summary>That neither an applicant nor a receiver asks.</summary>
    public static Refusal NotYours { get; } = new("reuse_not_yours", "Chỉ người nộp hồ sơ và cán bộ tiếp nhận dùng lại được giấy tờ trong kho.", Clause);

    /// <summary>Why nothing that is held stands for a paper; null when something may.</summary>
    /// <param name="wanted">What is asked for.</param>
    public static Refusal? WhyNothing(WantedPaper wanted) =>
        wanted.OwnerKind == ApplicantKind.PassportHolder ? new("reuse_passport", "Số hộ chiếu chưa đủ để biết là cùng một người, giấy tờ phải nộp mới.", Clause)
        : wanted.Component.DigitiseClass is null ? new("reuse_not_digitised", "Thủ tục không cho dùng lại giấy tờ này từ kho, phải nộp mới.", Clause)
        : null;

    /// <summary>Why a paper does not stand for the one that is asked for; null when it does.</summary>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="paper">What is held.</param>
    /// <param name="held">All that is held of the owner, by which a result may have been replaced, and a paper handed in once more.</param>
    /// <param name="today">The local day.</param>
    public static Refusal? WhyNot(WantedPaper wanted, HeldPaper paper, IEnumerable<HeldPaper> held, DateOnly today)
    {
        if (!IsOfOneOwner(wanted.OwnerKind, wanted.OwnerIdNumber, paper))
        {
            return OtherOwner;
        }

        return WhyNothing(wanted)
            ?? (paper.DossierId == wanted.DossierId ? new("reuse_same_dossier", "Giấy tờ này của chính hồ sơ đang bổ sung, phải nộp giấy tờ khác.", Clause)
            : paper.IsReused ? new("reuse_of_reused", "Giấy tờ này đã dùng lại từ hồ sơ khác; dùng lại từ hồ sơ gốc.", Clause)
            : paper.IsResult ? WhyNotResult(wanted, paper, held, today)
            : WhyNotHandedIn(wanted, paper, held));
    }

    /// <summary>What may be reused: every result that fits, then of what was handed in the files of the newest dossier that has any; the newest first.</summary>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="shown">What of it the person who files may take.</param>
    /// <param name="held">All that is held of the owner.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<HeldPaper> Offers(WantedPaper wanted, IEnumerable<HeldPaper> shown, IReadOnlyList<HeldPaper> held, DateOnly today)
    {
        var fit = shown.Where(p => WhyNot(wanted, p, held, today) is null).OrderByDescending(p => p.IsResult).ThenByDescending(p => p.Made).ThenBy(p => p.Id).ToList();
        var newest = fit.Find(p => !p.IsResult)?.DossierId;
        return [.. fit.Where(p => p.IsResult || p.DossierId == newest)];
    }

    /// <summary>Reads until when a result holds: the earliest day after "đến" and end of a number of years, months or days that the text of its validity names.</summary>
    /// <param name="validity">The Vietnamese text of its type, for example "10 năm, được gia hạn".</param>
    /// <param name="issued">The day it was issued.</param>
    /// <param name="last">The last day; null where the text is empty or says that it does not end, and where it cannot be read.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryReadLastDay(string? validity, DateOnly issued, out DateOnly? last)
    {
        last = null;
        var text = (validity ?? "").Normalize().Trim();
        foreach (Match date in Date().Matches(text))
        {
            if (date.Groups["until"].Success)
            {
                if (!DateOnly.TryParseExact($"{date.Groups["day"].Value}/{date.Groups["month"].Value}/{date.Groups["year"].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return false;
                }

                last = Earlier(last, day);
            }
        }

        // A day is no number of months.
        foreach (Match span in Span().Matches(Date().Replace(text, " ")))
        {
            if (int.Parse(span.Groups["count"].Value, CultureInfo.InvariantCulture) is > 0 and var count)
            {
                last = Earlier(last, span.Groups["unit"].Value.ToUpperInvariant() switch
                {
                    "NĂM" => issued.AddYears(count),
                    "THÁNG" => issued.AddMonths(count),
                    _ => issued.AddDays(count),
                });
            }
        }

        return last is not null || text.Length == 0 || Endless().IsMatch(text);

        static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;
    }

    /// <summary>Whether owners of two kinds may be the same one, having the same number: what a firm is was not told apart at first.</summary>
    public static bool MayBeOne(ApplicantKind one, ApplicantKind other) => one == other || !(one.IsPerson() || other.IsPerson());

    /// <summary>Whether a code of a paper is one that this system gave, C1, C2 and so on: it says something in its procedure, and in the versions of their own that bodies keep of that, alone. Any other is taken as national.</summary>
    public static bool IsOwnCode(string componentCode) => componentCode is ['C', .. var digits] && digits.Length > 0 && digits.All(char.IsAsciiDigit);

    private static Refusal? WhyNotResult(WantedPaper wanted, HeldPaper paper, IEnumerable<HeldPaper> held, DateOnly today)
    {
        // Where it is not known which of several kinds a dossier ended in, all of them must do.
        if (wanted.Component is not { DigitiseClass: Component.PreviousResult } component || paper.Results.Count == 0 || !paper.Results.All(r => component.FromResults.Contains(r.Code)))
        {
            return OtherPaper;
        }

        if (paper.IssuedOn is not { } issued || paper.IsRefusal || !paper.IsHandedOver)
        {
            return new("reuse_not_issued", "Kết quả này chưa trả cho chủ hồ sơ, hoặc là văn bản từ chối.", Clause);
        }

        if (paper.IsReopened)
        {
            return new("reuse_reopened", "Hồ sơ của kết quả này đã được mở lại để giải quyết lại.", Clause);
        }

        if (held.Any(other => Replaces(other, paper)))
        {
            return new("reuse_replaced", "Kết quả này đã được thay bằng kết quả mới hơn.", Clause);
        }

        var unread = false;
        foreach (var type in paper.Results)
        {
            unread |= !TryReadLastDay(type.Validity, issued, out var last);
            if (last < today)
            {
                return new("reuse_expired", "Kết quả này đã hết thời gian có giá trị.", Clause);
            }
        }

        return unread ? new("reuse_validity_unread", "Thời hạn hiệu lực của kết quả này không đọc được từ thủ tục, nộp bản mới hoặc để cán bộ kiểm tra.", Clause) : null;
    }

    private static Refusal? WhyNotHandedIn(WantedPaper wanted, HeldPaper paper, IEnumerable<HeldPaper> held)
    {
        if (!IsFor(wanted, paper))
        {
            return OtherPaper;
        }

        if (paper.IsRefusal || paper.IsReopened)
        {
            return new("reuse_source_failed", "Hồ sơ có giấy tờ này đã bị từ chối, dừng, rút hoặc mở lại.", Clause);
        }

        if (paper.IsSupplemented)
        {
            return new("reuse_supplemented", "Hồ sơ có giấy tờ này đã phải bổ sung giấy tờ, giấy tờ phải nộp mới.", Clause);
        }

        if (paper.AcceptedAt is not { } accepted || paper.AddedAt > accepted)
        {
            return new("reuse_not_checked", "Chưa có cán bộ kiểm tra giấy tờ này khi tiếp nhận hồ sơ.", Clause);
        }

        return held.Any(other => HandedInAnew(wanted, other, paper)) ? new("reuse_older", "Chủ hồ sơ đã nộp giấy tờ này ở hồ sơ mới hơn, bản ở hồ sơ cũ không dùng lại được.", Clause) : null;
    }

    private static bool IsFor(WantedPaper wanted, HeldPaper paper) =>
        string.Equals(paper.ComponentCode, wanted.Component.Code, StringComparison.Ordinal)
        && string.Equals(paper.ComponentName, wanted.Component.Name, StringComparison.OrdinalIgnoreCase)
        && (!IsOwnCode(paper.ComponentCode) || string.Equals(LocalCode.NationalOf(paper.ProcedureCode), LocalCode.NationalOf(wanted.ProcedureCode), StringComparison.Ordinal));

    // Whether it was found good or not; what a newer dossier only reused is the old one still.
    private static bool HandedInAnew(WantedPaper wanted, HeldPaper other, HeldPaper paper) =>
        other is { IsResult: false, IsReused: false, IsOutOfSight: false } && other.DossierId != paper.DossierId && other.DossierId != wanted.DossierId
        && other.Made > paper.Made && IsOfOneOwner(paper.OwnerKind, paper.OwnerIdNumber, other) && IsFor(wanted, other);

    private static bool IsOfOneOwner(ApplicantKind kind, string number, HeldPaper paper) =>
        MayBeOne(kind, paper.OwnerKind) && string.Equals(number, paper.OwnerIdNumber, StringComparison.Ordinal);

    // A corrected result lies beside the one it replaces; a result whose type replaces earlier ones does so for its owner.
    private static bool Replaces(HeldPaper other, HeldPaper paper) =>
        other.IsResult && other.Id != paper.Id && IsOfOneOwner(paper.OwnerKind, paper.OwnerIdNumber, other)
        && (other.DossierId == paper.DossierId
            ? other.AddedAt > paper.AddedAt
            : other is { IssuedOn: { } later, IsRefusal: false } && other.Results.Any(r => r.Supersedes && paper.Results.Any(type => type.Code == r.Code)) && (later, other.AddedAt).CompareTo((paper.IssuedOn!.Value, paper.AddedAt)) > 0);

    [GeneratedRegex("(?<until>đến[^0-9]*)?(?<day>[0-9]{1,2})([/.-]|\\s+tháng\\s+)(?<month>[0-9]{1,2})([/.-]|\\s+năm\\s+)(?<year>[0-9]{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Date();

    // Neither the end of a longer number nor of a range.
    [GeneratedRegex("(^|[^0-9.,–-])(?<count>[0-9]{1,3})\\s*(\\([^()]*\\)\\s*)?(?<unit>năm|tháng|ngày)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Span();

    [GeneratedRegex("(không(\\s+có|\\s+xác\\s+định)?|vô)\\s+thời\\s+hạn", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Endless();

    private static Refusal OtherPaper => new("reuse_other_paper", "Giấy tờ trong kho không phải loại giấy tờ mà thành phần hồ sơ này cần.", Clause);
}
