using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Letters;

/// <summary>What the fields of a template of a result say of a dossier, and how a drafted result is drawn.</summary>
public static class ResultWords
{
    /// <summary>What the fields say.</summary>
    public static LetterFacts Facts(Dossier dossier, DateTime now, ReferenceSnapshot reference)
    {
        var facts = LetterWords.Facts(new(LetterKind.Acceptance, DossierAct.Accept, dossier, dossier.Version, now, "", null, new(), null), reference);
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion);
        var own = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["chu_ho_so"] = dossier.OwnerName,
            ["so_dinh_danh"] = dossier.OwnerIdNumber,
            ["ngay_sinh"] = dossier.OwnerBirthDate,
            ["quoc_tich"] = dossier.OwnerNationality,
            ["noi_dung"] = dossier.Content,
            ["truong_hop"] = procedure?.Cases.FirstOrDefault(c => c.Code == dossier.CaseCode)?.Name,
            ["ngay_nop"] = LetterWords.Moment(dossier.SubmittedAt),
            ["hen_tra"] = LetterWords.Moment(dossier.DueAt),
        };
        return facts with
        {
            Values = LetterFields.OfResults.Where(f => f.Items is null)
                .ToDictionary(f => f.Name, f => (own.TryGetValue(f.Name, out var said) ? said : facts.Values.GetValueOrDefault(f.Name)) ?? "", StringComparer.Ordinal),
        };
    }

    /// <summary>A drafted result as it is drawn. Its number, its day and who signs it come when it is issued; the text has no fault.</summary>
    public static LetterSheet Sheet(ResultText text, Guid agencyId, string code, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var units = reference.Organisation;
        var agency = units.Find(agencyId)!;
        var place = OrganisationTree.PlaceOf(agency);
        var (title, blocks, notes) = text.Draw();
        return new(
            units.Find(agency.ParentId)?.Name, agency.Name, "Số: ……/" + LetterSymbols.AbbreviationOf(agency), (place.Length > 0 ? place + ", " : "") + "ngày …… tháng …… năm ……",
            title, "Mã hồ sơ", code, blocks, notes, [LetterSigning.Of(new(""), "Người có thẩm quyền")]);
    }
}
