using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Letters;

/// <summary>What a letter says of a change, in words: its fields, its head and its signatures.</summary>
public static class LetterWords
{
    private const string Yes = "có";

    /// <summary>The letter of a change, written with a text.</summary>
    public static LetterSheet Write(LetterCase of, LetterText text, ReferenceSnapshot reference)
    {
        var (dossier, units) = (of.Dossier, reference.Organisation);
        var agency = units.Find(dossier.AgencyId)!;
        var reception = units.ReceptionOf(dossier.CounterId);
        var issuer = of.IsOfOneStop ? reception : agency;
        var body = units.Find(issuer.AgencyId)!;
        var place = OrganisationTree.PlaceOf(body);
        var (blocks, notes) = text.Fill(of.Kind, Facts(of, reference));
        if (of.Kind == LetterKind.Acceptance && DossierEventData.EnteredLater.Of(dossier) is { } paper)
        {
            notes = [.. notes, new(LetterBlockKind.Paragraph, [[new($"Nhập bù do sự cố hệ thống: nhận trên giấy lúc {Moment(paper.Received)}, số phiếu giấy {paper.Slip}.")]])];
        }

        if (of.Data.LetterReplaced is { } replaced)
        {
            notes = [.. notes, new(LetterBlockKind.Paragraph, [[new($"Cấp lại, thay giấy số {replaced}, vì thông tin chủ hồ sơ, người nộp đã được sửa.")]])];
        }

        return new(
            issuer.Id != body.Id ? body.Name : units.Find(body.ParentId)?.Name,
            issuer.Name,
            $"Số: {of.Symbol ?? "……/" + LetterSymbols.AbbreviationOf(issuer)}",
            (place.Length > 0 ? place + ", " : "") + Formal(of.At),
            reference.FormOf(of.Kind, dossier, of.At)?.Title ?? of.Kind.ToText(),
            of.IsBeforeAcceptance ? "Số yêu cầu" : "Mã hồ sơ",
            of.Code,
            blocks,
            notes,
            LetterSigning.For(of.Kind, of.IsOfOneStop, SigningOf(of, body), dossier.SubmitterName ?? dossier.OwnerName));
    }

    /// <summary>Who signs, and for whom. What the body issues without a delegation its head signs.</summary>
    private static SigningFacts SigningOf(LetterCase of, Unit body) => of.Data.Signing is not { } signing ? new(of.Signer, of.IsOfOneStop || of.Kind == LetterKind.Acceptance || of.Signer.Length == 0 ? null : body.HeadTitle) : new(
        of.Signer,
        signing.HeadTitle,
        signing.Form switch
        {
            DelegationForm.ForHead => SigningForm.ForHead,
            DelegationForm.ByOrder => SigningForm.ByOrder,
            DelegationForm.ByAuthorisation => SigningForm.ByAuthorisation,
            DelegationForm.Acting => SigningForm.Acting,
            _ => throw new ArgumentOutOfRangeException(nameof(of), signing.Form, null),
        },
        signing.OwnTitle);

    /// <summary>What the fields of a letter say.</summary>
    public static LetterFacts Facts(LetterCase of, ReferenceSnapshot reference)
    {
        var (dossier, units) = (of.Dossier, reference.Organisation);
        var agency = units.Find(dossier.AgencyId)!;
        var reception = units.ReceptionOf(dossier.CounterId);
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion);
        var stages = StageClock.Of(procedure, dossier.Channel, dossier.CaseCode);

        // Before acceptance the receiver explains what is missing; letters made before the specialist was named keep the one-stop unit.
        var contact = of.Data.ContactUnit is { } unit && units.Find(unit) is { } known ? known : reception;
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ma_ho_so"] = of.Code,
            ["so_yeu_cau"] = dossier.RequestNumber,
            ["chu_ho_so"] = OwnerOf(dossier.OwnerName, dossier.OwnerNationality, dossier.OwnerIdNumber),
            ["danh_xung"] = dossier.ApplicantKind.IsPerson() ? LetterFields.Persons : dossier.OwnerName,
            ["nguoi_nop"] = SubmitterOf(dossier),
            ["dia_chi"] = dossier.Address,
            ["dien_thoai"] = Phone(dossier.Phone),
            ["thu_dien_tu"] = dossier.Email,
            ["thu_tuc"] = procedure?.Name ?? dossier.ProcedureCode,
            ["ma_thu_tuc"] = dossier.ProcedureCode,
            ["co_quan"] = agency.Name,
            ["noi_giai_quyet"] = dossier.ReceivedForOther ? agency.Name : null,
            ["mot_cua"] = reception.Name,
            ["mot_cua_dia_chi"] = reception.Address,
            ["mot_cua_dien_thoai"] = reception.Phone,
            ["noi_nhan"] = ReturnPlace(dossier, string.IsNullOrEmpty(reception.Address) ? reception.Name : $"{reception.Name}, {reception.Address}"),
            ["them_ban_dien_tu"] = dossier is { AccountId: not null, ReturnWay: not ReturnWay.Electronic } ? Yes : null,
            ["nguoi_lap"] = of.Signer,
            ["ngay_lap"] = Formal(of.At),
            ["so_giay"] = of.Symbol,
            ["quyen_so"] = VietnamTime.DayOf(of.At).Year.ToString(CultureInfo.InvariantCulture),
            ["so_thu_tu"] = of.Symbol?.Split('/')[0] ?? "……",
            ["luc_tiep_nhan"] = Moment(DossierTimes.PaperStartOf(dossier, procedure) ?? dossier.AcceptedAt),
            ["hen_tra"] = of.Kind == LetterKind.Acceptance ? Promise(dossier, stages) : Moment(dossier.DueAt),
            ["ly_do"] = of.Act == DossierAct.ApproveWithdrawal ? null : of.Reason,
            ["can_cu"] = of.Data.AllowedBy is { } allowed ? string.IsNullOrWhiteSpace(of.Data.LegalBasis) ? allowed : $"{of.Data.LegalBasis}; {allowed}" : of.Data.LegalBasis,
            ["so_bo"] = (procedure?.Sets ?? 1).ToString("00", CultureInfo.InvariantCulture),
            ["thoi_han"] = stages.Count > 0 ? "theo từng giai đoạn: " + Staged(stages, reference.ClockRules.Of(dossier.ClockRules)) : DossierTimes.LimitOf(dossier)?.ToText() ?? "không quy định thời hạn chung",
            ["phi_le_phi"] = of.Kind == LetterKind.Stop ? FeeThen(dossier) : dossier.FeeAmount > 0 ? FeeAsked(dossier) : "không",
            ["han_hoan_thien"] = (of.Data.IntakeDue ?? of.Data.DeskDue) is { } limit ? Moment(limit) : null,
            ["phi_bo_sung"] = of.Kind == LetterKind.Supplement ? SupplementFees.Words(procedure, dossier) : null,
            ["dang_giai_quyet"] = of.Data.IntakeDue is null ? Yes : null,
            ["hen_lai"] = Moment(of.Data.Appointment),
            ["don_vi_gay_cham"] = of.Data.FaultUnit is { } fault ? units.NameOf(fault) : null,
            ["noi_co_tham_quyen"] = of.Data.Guidance,
            ["nguoi_huong_dan"] = of.Data.ContactPerson ?? of.Signer,
            ["don_vi_huong_dan"] = contact.Name,
            ["don_vi_huong_dan_dien_thoai"] = contact.Phone ?? units.Find(contact.AgencyId)?.Phone,
            ["theo_de_nghi"] = of.Act == DossierAct.ApproveWithdrawal ? Yes : null,
            ["giai_doan"] = (of.Act == DossierAct.ApproveWithdrawal ? dossier.StateBefore : of.Data.From)?.ToText() ?? "Đang xử lý",
        };
        var papers = dossier.Papers.Where(p => p.Kind is PaperKind.Component or PaperKind.Supplement && p.AddedAtVersion <= of.Version).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id).ToList();
        return new(
            LetterFields.Of(of.Kind).Where(f => f.Items is null).ToDictionary(f => f.Name, f => values[f.Name] ?? "", StringComparer.Ordinal),
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal)
            {
                ["giay_to"] = Items(papers, p => [("ten", NameOf(p, procedure) + (ReusedOf(p) is { } reused ? $" ({reused})" : "")), ("ban_chinh", Count(p.Originals)), ("ban_sao", Count(p.Copies)), ("tep", p.IsReadable ? Yes : "")]),
                ["noi_dung"] = Items(of.Data.Items ?? [], item => [("muc", item)]),
                ["ban_chinh"] = Items(papers.Where(p => p.Originals > 0), p => [("ten", NameOf(p, procedure)), ("so_ban", Count(p.Originals))]),
            });
    }

    /// <summary>Where a paper that was not handed in anew comes from, e.g. "tái sử dụng từ hồ sơ H50.01-260302-0001, ngày 05/03/2026"; null for any other.</summary>
    public static string? ReusedOf(DossierPaper paper) => paper.ReusedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"tái sử dụng từ hồ sơ {paper.ReusedCode}, ngày {day:dd/MM/yyyy}") : null;

    private static string ReturnPlace(Dossier dossier, string counter) => dossier.ReturnWay switch
    {
        ReturnWay.Post => $"gửi qua bưu chính công ích đến {dossier.ReturnAddress ?? dossier.Address}",
        ReturnWay.Electronic => dossier.AccountId is null ? $"bản điện tử{ByCode(dossier)}; bản giấy, nếu có, tại {counter}" : $"bản điện tử trên trang của người nộp; bản giấy, nếu có, tại {counter}",
        _ => counter,
    };

    /// <summary>How who has no account fetches the file; programs have ways of their own.</summary>
    private static string ByCode(Dossier dossier)
    {
        string?[] to = [Law.Sms.SmsRules.IsMobile(dossier.Phone) ? $"số {Phone(dossier.Phone)}" : null, string.IsNullOrWhiteSpace(dossier.Email) ? null : $"thư điện tử {dossier.Email}"];
        return dossier.ClientId is null && ResultCodes.Reaches(dossier.Phone, dossier.Email)
            ? $", tải ở trang tra cứu hồ sơ bằng mã một lần gửi đến {string.Join(" và ", to.OfType<string>())}" : "";
    }

    /// <summary>The owner as papers name one: who has no personal identity number with nationality and passport.</summary>
    public static string OwnerOf(string name, string? nationality, string idNumber) => nationality is null ? name : $"{name} (quốc tịch {nationality}, hộ chiếu số {idNumber})";

    /// <summary>The submitter with the right to stand for the owner, e.g. "Lê Văn Nộp (người được ủy quyền, văn bản số 12 ngày 02/03/2026)"; null where the owner submits.</summary>
    public static string? SubmitterOf(Dossier dossier)
    {
        if (dossier is not { SubmitterName: { } name, Representation: { } right })
        {
            return dossier.SubmitterName;
        }

        var basis = right.Basis.ToText();
        var letter = right.SignedOn is { } signed ? string.Create(CultureInfo.InvariantCulture, $", văn bản {(right.Number is { } number ? $"số {number} " : "")}ngày {signed:dd/MM/yyyy}") : "";
        var title = right is { Basis: RepresentationBasis.LegalRepresentative, HeadTitle: { } office } ? $", {office}" : "";
        return $"{name} ({char.ToLowerInvariant(basis[0])}{basis[1..]}{title}{letter})";
    }

    /// <summary>As letters write a day: "ngày 02 tháng 02 năm 2026", with a zero before days below 10 and before months 1 and 2.</summary>
    public static string Formal(DateTime utc)
    {
        var day = VietnamTime.DayOf(utc);
        return string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month <= 2 ? $"0{day.Month}" : day.Month)} năm {day.Year}");
    }

    private static List<IReadOnlyDictionary<string, string>> Items<T>(IEnumerable<T> of, Func<T, (string Name, string Value)[]> say) =>
        [.. of.Select((item, i) => say(item).Append(("stt", (i + 1).ToString(CultureInfo.InvariantCulture))).ToDictionary(StringComparer.Ordinal))];

    private static string Count(int count) => count > 0 ? count.ToString(CultureInfo.InvariantCulture) : "";

    private static string NameOf(DossierPaper paper, ProcedureVersion? procedure) =>
        DossierFactsReader.ComponentOf(procedure, paper.ComponentCode)?.Name
        ?? (paper.Kind == PaperKind.Supplement ? "Giấy tờ bổ sung" : "Giấy tờ khác");

    private static string Staged(IReadOnlyList<Stage> stages, ClockRules rules) =>
        string.Join("; ", stages.Select(s => ProcedureTexts.Limit(s, rules) is { } limit ? $"{s.Name} {limit}" : s.Name));

    /// <summary>What the owner is promised at the acceptance: the day of the result, or, by stages, the end of the first one, since the days after it depend on others.</summary>
    private static string Promise(Dossier dossier, IReadOnlyList<Stage> stages) =>
        stages.Count > 0 ? $"sau khi xong giai đoạn cuối; giai đoạn đầu ({stages[0].Name}){(dossier.DueOriginalAt is { } first ? $" xong trước {Moment(first)}" : "")}"
        : dossier.DueOriginalAt is { } due ? Moment(due) : dossier.StartEvent is { } happening ? $"tính từ khi {happening}; cơ quan báo ngày hẹn khi ghi nhận" : dossier.LimitValue is not null ? "tính từ khi nộp đủ phí, lệ phí" : "theo thông báo của cơ quan giải quyết";

    private static string FeeAsked(Dossier dossier) => ProcedureTexts.Money(dossier.FeeAmount)
        + (dossier.Payment == PaymentState.Partial ? $", đã nộp {ProcedureTexts.Money(dossier.FeePaid)}" : "") + Exempted(dossier)
        + (dossier.Payment == PaymentState.Partial || (dossier.FeeExempted > 0 && dossier.FeeOwed > 0) ? $", còn phải nộp {ProcedureTexts.Money(dossier.FeeOwed)}" : "");

    /// <summary>What was exempted of a fee of which the rest is asked.</summary>
    private static string Exempted(Dossier dossier) => dossier is { FeeExempted: > 0, Payment: not PaymentState.Exempt } ? $", được miễn {ProcedureTexts.Money(dossier.FeeExempted)}" : "";

    private static string FeeThen(Dossier dossier) => dossier.Payment switch
    {
        PaymentState.Due => $"{ProcedureTexts.Money(dossier.FeeAmount)}{Exempted(dossier)}, {(dossier.FeeExempted > 0 ? "phần còn lại " : "")}chưa nộp",
        PaymentState.Partial => $"{ProcedureTexts.Money(dossier.FeeAmount)}, đã nộp {ProcedureTexts.Money(dossier.FeePaid)}{Exempted(dossier)}, còn {ProcedureTexts.Money(dossier.FeeOwed)} chưa nộp; phần đã nộp giải quyết theo Luật Phí và lệ phí",
        PaymentState.Paid => $"{ProcedureTexts.Money(dossier.FeeAmount - dossier.FeeExempted)}, đã nộp, giải quyết theo Luật Phí và lệ phí",
        PaymentState.Exempt when dossier.FeePaid > 0 => $"đã nộp {ProcedureTexts.Money(dossier.FeePaid)}, được miễn phần còn lại",
        PaymentState.Exempt => "được miễn",
        PaymentState.Refunded => $"{ProcedureTexts.Money(dossier.FeePaid)}, đã hoàn lại",
        _ => "không",
    };

    internal static string Phone(string stored) => stored.StartsWith("+84", StringComparison.Ordinal) ? "0" + stored[3..] : stored;

    internal static string Moment(DateTime? utc) =>
        utc is { } known && known < DossierWork.NoDue ? VietnamTime.ToLocal(known).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) : "–";
}
