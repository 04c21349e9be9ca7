using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Reference.Import;

/// <summary>The format of organisation/sample.json.</summary>
public sealed record OrganisationFile(
    int SchemaVersion,
    string Generated,
    string Note,
    IReadOnlyList<OrganisationFile.UnitEntry> Units,
    IReadOnlyList<OrganisationFile.Competence> Competences,
    IReadOnlyList<OrganisationFile.RoleEntry> Roles,
    IReadOnlyList<OrganisationFile.PersonEntry> People,
    IReadOnlyList<OrganisationFile.CitizenEntry> Citizens,
    IReadOnlyList<OrganisationFile.FirmEntry> Firms)
{
    /// <summary>A unit.</summary>
    public sealed record UnitEntry(string Code, string Identifier, string IdentifierConfidence, string Name, string ShortName, string Kind, DateOnly ValidFrom, string? Parent = null, DateOnly? ValidTo = null, string? Address = null, string? Phone = null, string? Note = null);

    /// <summary>Procedures of a file that a unit receives.</summary>
    public sealed record Competence(string Unit, string File, IReadOnlyList<string> Codes);

    /// <summary>A role that appears in the file.</summary>
    public sealed record RoleEntry(string Code, string Name);

    /// <summary>An official.</summary>
    public sealed record PersonEntry(string UserName, string FullName, string Role, string Title, string Unit, string Email);

    /// <summary>An invented citizen.</summary>
    public sealed record CitizenEntry(string FullName, string IdentityNumber, string BirthDate, string Sex, string Phone, string Email, string Address);

    /// <summary>An invented firm.</summary>
    public sealed record FirmEntry(string Name, string Kind, string TaxCode, string Representative, string Phone, string Email, string Address);

    /// <summary>Unit kinds by their word in the file.</summary>
    public static IReadOnlyDictionary<string, Data.Organisation.UnitKind> Kinds { get; } = new Dictionary<string, Data.Organisation.UnitKind>(StringComparer.Ordinal)
    {
        ["ministry"] = Data.Organisation.UnitKind.Ministry,
        ["bureau"] = Data.Organisation.UnitKind.Bureau,
        ["department"] = Data.Organisation.UnitKind.Department,
        ["office"] = Data.Organisation.UnitKind.Office,
        ["inspectorate"] = Data.Organisation.UnitKind.Inspectorate,
        ["provincial_department"] = Data.Organisation.UnitKind.ProvincialDepartment,
        ["division"] = Data.Organisation.UnitKind.Division,
        ["one_stop"] = Data.Organisation.UnitKind.OneStop,
        ["service_unit"] = Data.Organisation.UnitKind.ServiceUnit,
        ["people_committee"] = Data.Organisation.UnitKind.PeopleCommittee,
    };

    /// <summary>Kinds that answer for dossiers themselves.</summary>
    public static bool IsBody(string kind) => kind is "ministry" or "bureau" or "provincial_department" or "people_committee";

    /// <summary>The content of a file that was imported without fault.</summary>
    internal static OrganisationFile Read(string json) => JsonShape.ReadChecked<OrganisationFile>(json);

    /// <summary>Reads the file; null with every fault when it has one.</summary>
    public static OrganisationFile? Parse(string name, string json, IReadOnlyDictionary<string, IReadOnlySet<string>> procedureCodes, List<ImportFault> faults)
    {
        if (JsonShape.Read<OrganisationFile>(name, json, faults) is not { } file)
        {
            return null;
        }

        var before = faults.Count;
        CheckLengths(name, file, faults);
        CheckUnits(name, file.Units, faults);
        var units = file.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < file.Competences.Count; i++)
        {
            var (unit, source, codes) = file.Competences[i];
            if (!units.Contains(unit))
            {
                faults.Add(new(name, $"$.competences[{i}].unit", $"Không có đơn vị “{unit}”."));
            }

            foreach (var code in codes.Where(c => !procedureCodes.TryGetValue(source, out var known) || !known.Contains(c)))
            {
                faults.Add(new(name, $"$.competences[{i}].codes", $"Tệp “{source}” không có thủ tục “{code}”."));
            }
        }

        for (var i = 0; i < file.People.Count; i++)
        {
            if (!units.Contains(file.People[i].Unit))
            {
                faults.Add(new(name, $"$.people[{i}].unit", $"Không có đơn vị “{file.People[i].Unit}”."));
            }

            if (RoleTexts.OfWord(file.People[i].Role) is null)
            {
                faults.Add(new(name, $"$.people[{i}].role", $"Không có vai trò “{file.People[i].Role}”."));
            }
        }

        return faults.Count == before ? file : null;
    }

    private static void CheckLengths(string name, OrganisationFile file, List<ImportFault> faults)
    {
        Check("units", file.Units, unit => [("code", unit.Code, 60), ("name", unit.Name, 500), ("shortName", unit.ShortName, 200), ("address", unit.Address, 500), ("phone", unit.Phone, 40)]);
        Check("people", file.People, person => [("userName", person.UserName, 256), ("fullName", person.FullName, PersonName.MaxLength), ("email", person.Email, 256)]);
        Check("citizens", file.Citizens, citizen => [("fullName", citizen.FullName, PersonName.MaxLength), ("email", citizen.Email, 256)]);

        void Check<T>(string list, IReadOnlyList<T> entries, Func<T, (string Field, string? Text, int Most)[]> textsOf)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                faults.AddRange(ImportFault.OfTexts(name, $"$.{list}[{i}]", textsOf(entries[i])));
            }
        }
    }

    private static void CheckUnits(string name, IReadOnlyList<UnitEntry> units, List<ImportFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            var place = $"$.units[{i}]";
            if (unit.Parent is { } parent && !seen.Contains(parent))
            {
                faults.Add(new(name, place + ".parent", $"Đơn vị cấp trên “{parent}” phải đứng trước trong tệp."));
            }

            if (!seen.Add(unit.Code))
            {
                faults.Add(new(name, place + ".code", $"Mã đơn vị “{unit.Code}” bị trùng."));
            }

            if (!Kinds.ContainsKey(unit.Kind))
            {
                faults.Add(new(name, place + ".kind", $"Không có loại đơn vị “{unit.Kind}”."));
            }

            if (!AgencyId.TryParse(unit.Identifier, out _, out var fault))
            {
                faults.Add(new(name, place + ".identifier", fault.Message()));
            }

            if (IsBody(unit.Kind) && !bodies.Add(unit.Identifier))
            {
                faults.Add(new(name, place + ".identifier", $"Mã định danh “{unit.Identifier}” đã thuộc cơ quan khác; mã hồ sơ sẽ bị trùng."));
            }

            if (unit.Parent is null && !IsBody(unit.Kind))
            {
                faults.Add(new(name, place + ".parent", "Đơn vị này phải thuộc một cơ quan."));
            }
        }
    }
}
