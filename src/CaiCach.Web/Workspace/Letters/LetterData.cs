using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>A form of TT 03/2025/TT-VPCP: its address, the events that make it and the partial that draws it.</summary>
public sealed record LetterKind(string Slug, string Partial, string Title, IReadOnlyList<string> Events);

/// <summary>All that a letter prints; always in Vietnamese.</summary>
/// <param name="Kind">Which form.</param>
/// <param name="Dossier">The dossier with its papers.</param>
/// <param name="Procedure">The version it was accepted under; null when it is gone.</param>
/// <param name="Agency">The competent body.</param>
/// <param name="Reception">Its one-stop unit.</param>
/// <param name="Parent">The body above it; null for none.</param>
/// <param name="Event">The change that made the letter.</param>
/// <param name="Data">The facts of that change.</param>
/// <param name="QrImage">The QR code as an address of an image.</param>
public sealed record LetterData(
    LetterKind Kind, Dossier Dossier, ProcedureVersion? Procedure, Unit Agency, Unit Reception, Unit? Parent, EventRow Event, DossierEventData Data, string QrImage)
{
    /// <summary>The letters the program makes.</summary>
    public static IReadOnlyList<LetterKind> Kinds { get; } =
    [
        new("mau-01", "_Mau01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", ["dossier.accepted"]),
        new("mau-02", "_Mau02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", ["dossier.intake_supplement_asked", "dossier.supplement_asked"]),
        new("mau-03", "_Mau03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", ["dossier.intake_rejected", "dossier.intake_supplement_expired"]),
        new("mau-04", "_Mau04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết", ["dossier.apologised"]),
        new("mau-05", "_Mau05", "Thông báo dừng giải quyết hồ sơ", ["dossier.stopped", "dossier.supplement_expired", "dossier.withdrawn"]),
    ];

    /// <summary>The letter of the newest such change, or of the one at a version of the dossier; null when there was none.</summary>
    public static LetterData? Of(string slug, int? version, Dossier dossier, IReadOnlyList<EventRow> history, ReferenceSnapshot reference, string qrImage)
    {
        var kind = Kinds.FirstOrDefault(k => string.Equals(k.Slug, slug, StringComparison.Ordinal));
        var row = kind is null ? null : history.LastOrDefault(e => (version is null || e.Version == version) && kind.Events.Contains(e.Type, StringComparer.Ordinal));
        var agency = reference.Organisation.Find(dossier.AgencyId);
        return kind is null || row is null || agency is null
            ? null
            : new(kind, dossier, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), agency, reference.Organisation.ReceptionOf(agency.Id),
                reference.Organisation.Find(agency.ParentId), row, DossierEventData.Parse(row.Data), qrImage);
    }

    /// <summary>The papers handed in when the dossier was accepted.</summary>
    public IEnumerable<DossierPaper> PapersThen => Dossier.Papers.Where(p => p.Kind != PaperKind.Result && p.AddedAtVersion <= Event.Version).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id);

    /// <summary>The code, or the request number before there is one.</summary>
    public string Code => Dossier.Code ?? Dossier.RequestNumber;

    /// <summary>The name of a paper.</summary>
    public string NameOf(DossierPaper paper) =>
        Procedure?.Components.FirstOrDefault(c => string.Equals(c.Code, paper.ComponentCode, StringComparison.Ordinal))?.Name
        ?? (paper.Kind == PaperKind.Supplement ? "Giấy tờ bổ sung" : "Giấy tờ khác");

    /// <summary>The head of the letter. Letters are numbered by hand until the register of numbers is kept here.</summary>
    public Letterhead Head(bool byReception) => byReception
        ? new(Reception.Name, Agency.Name, "Số: ……/TNHS", Place)
        : new(Agency.Name, Parent?.Name, "Số: ……/……", Place);

    private string Place => OrganisationTree.PlaceOf(Agency) is { Length: > 0 } province ? $"{province}, {TimeTexts.Formal(Event.At)}" : TimeTexts.Formal(Event.At);
}
