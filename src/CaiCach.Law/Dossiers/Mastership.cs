using System.Globalization;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Dossiers;

/// <summary>Which system holds the business status of a dossier (hệ thống giữ trạng thái): one at any stage, the others follow it.</summary>
public enum MasterSystem
{
    /// <summary>This system.</summary>
    Own,

    /// <summary>The centralised system of the ministry in charge, after acceptance.</summary>
    Ministry,

    /// <summary>The National Portal, before acceptance.</summary>
    NationalPortal,
}

/// <summary>A system other than this one.</summary>
/// <param name="System">Which kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its https address.</param>
public sealed record OtherSystem(MasterSystem System, string Name, string Address);

/// <summary>What may be done here while another system holds the status.</summary>
public static class Mastership
{
    private const string Clause = "NĐ 118/2025/NĐ-CP; NĐ 367/2025/NĐ-CP";

    /// <summary>The acts that stay: those of the handover and of the received status, money that is taken at this counter, where the applicant is reached, and why it is late.</summary>
    public static IReadOnlyList<DossierAct> StayHere { get; } =
    [
        DossierAct.OfferBack, DossierAct.AcceptBack, DossierAct.RefuseBack, DossierAct.ReportStatus, DossierAct.ReportResult,
        DossierAct.SettleFee, DossierAct.PayFeePart, DossierAct.ReverseFee, DossierAct.RefundFee, DossierAct.RefundDuty, DossierAct.KeepMoney, DossierAct.CorrectContact, DossierAct.RecordLateCause,
    ];

    /// <summary>The system that a version of a procedure names for what is in a state: the National Portal before acceptance, the ministry's after it. Null for none.</summary>
    /// <param name="procedure">The version; null where it is not known.</param>
    /// <param name="state">The state.</param>
    public static OtherSystem? NamedFor(ProcedureVersion? procedure, BusinessState state) =>
        procedure?.OnlineElsewhere() is not { } named ? null
            : procedure.Portal == PortalMode.National && state is BusinessState.Submitted or BusinessState.IntakeReview ? new(MasterSystem.NationalPortal, named.Name, named.Address)
            : procedure.Portal == PortalMode.Ministry && state is BusinessState.Accepted or BusinessState.InProcess ? new(MasterSystem.Ministry, named.Name, named.Address)
            : null;

    /// <summary>Why an act is not done here because another system holds the status; null when that does not stand against it.</summary>
    /// <param name="act">The act.</param>
    /// <param name="facts">The dossier.</param>
    /// <param name="applicant">Whether the applicant asks.</param>
    public static Refusal? Refuses(DossierAct act, DossierFacts facts, bool applicant)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.MasteredBy is not { } master || StayHere.Contains(act) ? null : new(
            "mastered_elsewhere",
            applicant
                ? $"Hồ sơ do {master.Name} xử lý: việc bổ sung, rút hồ sơ làm tại {master.Address}, hoặc hỏi Bộ phận Một cửa."
                : $"Hồ sơ do {master.Name} xử lý{Since(facts.MasteredSince)}: làm bước này trên hệ thống ấy ({master.Address}). Ở đây xem, in, ghi chú, ghi nhận trạng thái do hệ thống ấy báo; muốn xử lý tiếp ở đây thì hệ thống ấy phải chuyển lại và cơ quan nhận lại.",
            Clause);
    }

    private static string Since(DateTime? utc) => utc is { } moment ? VietnamTime.ToLocal(moment).ToString(" 'từ' HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture) : "";
}
