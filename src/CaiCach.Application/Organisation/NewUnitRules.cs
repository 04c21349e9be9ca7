using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Organisation;

/// <summary>Code and electronic identifier of units that begin by one decision: well formed, and no other unit's, of before or of the same decision.</summary>
internal sealed class NewUnitRules(OrganisationTree tree)
{
    /// <summary>The longest code, in characters.</summary>
    public const int LongestCode = 60;

    private const int ShortestCode = 2;

    private readonly HashSet<string> codes = tree.All.Select(u => u.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> identifiers = tree.All.Select(u => u.Identifier).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The refusal of a code that another unit has.</summary>
    public static FieldFault Taken(string field, string code) => new(field, "code_taken", $"Mã {code} đã có đơn vị khác dùng.");

    /// <summary>A code as typed, in capitals, with its fault.</summary>
    public (string Code, FieldFault? Fault) Code(string field, string? typed)
    {
        var code = (typed ?? "").Trim().ToUpperInvariant();
        return (code, code.Length is < ShortestCode or > LongestCode || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new(field, "code_wrong", "Mã đơn vị gồm chữ không dấu, chữ số và dấu gạch nối, từ 2 đến 60 ký tự.")
            : codes.Add(code) ? null : Taken(field, code));
    }

    /// <summary>An identifier as typed, with its fault; bodies have one, and dossier codes begin with it.</summary>
    public (string? Identifier, FieldFault? Fault) Identifier(string field, string? typed, bool isBody)
    {
        if (!isBody && string.IsNullOrWhiteSpace(typed))
        {
            return (null, null);
        }

        return !AgencyId.TryParse(typed, out var identifier, out var odd) ? (null, new(field, "identifier_wrong", odd.Message()))
            : (identifier.Value, identifiers.Add(identifier.Value) ? null : new(field, "identifier_taken", $"Mã định danh {identifier.Value} đã thuộc đơn vị khác; mã hồ sơ sẽ bị trùng."));
    }
}
