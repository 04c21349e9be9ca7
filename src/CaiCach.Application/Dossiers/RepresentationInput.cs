using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Dossiers;

/// <summary>By what right the submitter stands for the owner, as typed.</summary>
/// <param name="Basis">The right; null when none was chosen.</param>
/// <param name="Number">The number of the letter of authority; may be left out.</param>
/// <param name="SignedOn">Its day, dd/MM/yyyy.</param>
/// <param name="IssuedBy">Who certified it, or which carrier or agent the submitter works for.</param>
/// <param name="Until">The last day it names, dd/MM/yyyy; may be left out.</param>
/// <param name="Acts">What it covers beside filing.</param>
/// <param name="HeadName">The legal representative of an organisation.</param>
/// <param name="HeadIdNumber">That person's identity number; may be left out.</param>
/// <param name="HeadTitle">That person's office.</param>
public sealed record RepresentationInput(
    RepresentationBasis? Basis, string? Number = null, string? SignedOn = null, string? IssuedBy = null, string? Until = null, RepresentedActs Acts = RepresentedActs.None,
    string? HeadName = null, string? HeadIdNumber = null, string? HeadTitle = null)
{
    private const int LongestNumber = 100;
    private const int LongestIssuer = 300;
    private const int LongestTitle = 200;

    /// <summary>Faults of each field; names start with "applicant.".</summary>
    /// <param name="isPerson">Whether the owner is a person.</param>
    /// <param name="born">When the owner was born; null when it is not known.</param>
    /// <param name="today">The local day.</param>
    public IEnumerable<FieldFault> Check(bool isPerson, BirthDate? born, DateOnly today)
    {
        if (Basis is not { } basis || !Representation.For(isPerson).Contains(basis))
        {
            return [new("applicant.basis", "basis_missing", "Chọn căn cứ để nộp thay chủ hồ sơ.")];
        }

        var faults = new List<FieldFault?> { TypedText.Check("applicant.authorityNumber", "authority_number", Number, LongestNumber), TypedText.Check("applicant.authorityIssuer", "authority_issuer", IssuedBy, LongestIssuer) };
        if (basis == RepresentationBasis.Parent && (born is null || !new Representation(basis, RepresentedActs.All, Representation.LastDay(basis, null, null, born)).Holds(today)))
        {
            faults.Add(born is null
                ? new("applicant.birthDate", "birth_date_missing", "Nhập ngày sinh của người chưa thành niên.")
                : new("applicant.basis", "owner_of_age", "Chủ hồ sơ đã đủ 18 tuổi: tự nộp, hoặc có văn bản ủy quyền."));
        }

        if (basis == RepresentationBasis.Authorised)
        {
            faults.AddRange(AuthorityDates.Check(SignedOn, Until, today));
        }

        if (string.IsNullOrWhiteSpace(IssuedBy) && basis is RepresentationBasis.Authorised or RepresentationBasis.Postal)
        {
            faults.Add(new("applicant.authorityIssuer", "authority_issuer_missing", basis == RepresentationBasis.Postal ? "Nhập tên doanh nghiệp bưu chính, đại lý." : "Nhập nơi công chứng, chứng thực, hoặc người lập văn bản ủy quyền."));
        }

        if (!isPerson)
        {
            faults.AddRange(CheckHead(basis));
        }

        return faults.OfType<FieldFault>();
    }

    /// <summary>The row of checked values.</summary>
    /// <param name="submitter">Name and identity number of the submitter, who may be the legal representative.</param>
    /// <param name="isPerson">Whether the owner is a person.</param>
    /// <param name="born">When the owner was born; null when it is not known.</param>
    public DossierRepresentation ToRow((string Name, string? IdNumber) submitter, bool isPerson, BirthDate? born)
    {
        var basis = Basis!.Value;
        var authorised = basis == RepresentationBasis.Authorised;
        var signed = authorised ? AuthorityDates.Read(SignedOn) : null;
        var isHead = basis == RepresentationBasis.LegalRepresentative;
        return new()
        {
            Basis = basis,
            Acts = Representation.OwnActs(basis) ?? Acts & RepresentedActs.All,
            Until = Representation.LastDay(basis, signed, authorised ? AuthorityDates.Read(Until) : null, born),
            Number = TypedText.Trimmed(Number),
            SignedOn = signed,
            IssuedBy = TypedText.Trimmed(IssuedBy),
            HeadName = isPerson ? null : isHead ? submitter.Name : string.IsNullOrWhiteSpace(HeadName) ? null : PersonName.Parse(HeadName).Value,
            HeadIdNumber = isPerson ? null : isHead ? submitter.IdNumber : CitizenId.TryParse(HeadIdNumber, out var id, out _) ? id.Value : null,
            HeadTitle = isPerson ? null : TypedText.Trimmed(HeadTitle),
        };
    }

    private IEnumerable<FieldFault?> CheckHead(RepresentationBasis basis)
    {
        if (basis == RepresentationBasis.Postal)
        {
            yield break;
        }

        if (basis != RepresentationBasis.LegalRepresentative && !PersonName.TryParse(HeadName, out _, out var fault))
        {
            yield return IdentityFaults.At("applicant.headName", fault, "Nhập họ tên người đại diện theo pháp luật của tổ chức.");
        }

        if (basis != RepresentationBasis.LegalRepresentative && !string.IsNullOrWhiteSpace(HeadIdNumber) && !CitizenId.TryParse(HeadIdNumber, out _, out fault))
        {
            yield return IdentityFaults.At("applicant.headIdNumber", fault, "Nhập số định danh của người đại diện theo pháp luật.");
        }

        yield return string.IsNullOrWhiteSpace(HeadTitle)
            ? new("applicant.headTitle", "head_title_missing", "Nhập chức vụ của người đại diện theo pháp luật.")
            : TypedText.Check("applicant.headTitle", "head_title", HeadTitle, LongestTitle);
    }
}

/// <summary>The days of a letter of authority, as typed.</summary>
public static class AuthorityDates
{
    private static readonly string[] Shapes = ["d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>A day; null for what is none.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text?.Trim(), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;

    /// <summary>Faults of the days; names are "applicant.authorityDate" and "applicant.authorityUntil".</summary>
    /// <param name="signedOn">The day it was signed.</param>
    /// <param name="until">The last day it names; may be left out, and it then holds one year.</param>
    /// <param name="today">The local day.</param>
    public static IEnumerable<FieldFault> Check(string? signedOn, string? until, DateOnly today)
    {
        if (Read(signedOn) is not { } signed || signed > today)
        {
            return [new("applicant.authorityDate", "authority_date_wrong", "Nhập ngày của văn bản ủy quyền, không sau hôm nay, ví dụ 02/3/2026.")];
        }

        if (!string.IsNullOrWhiteSpace(until) && Read(until) is null)
        {
            return [new("applicant.authorityUntil", "authority_until_wrong", "Nhập ngày hết hạn ủy quyền, ví dụ 31/12/2026, hoặc để trống khi văn bản không ghi.")];
        }

        var last = Representation.LastDay(RepresentationBasis.Authorised, signed, Read(until), null);
        return last < today
            ? [new("applicant.authorityUntil", "authority_expired", string.Create(CultureInfo.InvariantCulture, $"Văn bản ủy quyền đã hết hạn sau ngày {last:dd/MM/yyyy}."))]
            : [];
    }
}
