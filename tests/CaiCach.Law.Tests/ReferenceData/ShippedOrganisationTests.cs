using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Tests.ReferenceData;

public sealed partial class ShippedOrganisationTests
{
    private static readonly JsonElement Sample = ShippedData.Json("organisation/sample.json");
    private static readonly Dictionary<string, JsonElement> Units = Items("units").ToDictionary(unit => Text(unit, "code"), StringComparer.Ordinal);

    [Fact]
    public void Every_unit_but_the_ministry_and_the_province_has_a_parent_that_exists()
    {
        Assert.Equal(["ministry", "people_committee"], Units.Values.Where(unit => !unit.TryGetProperty("parent", out _)).Select(unit => Text(unit, "kind")));
        foreach (var unit in Units.Values.Where(unit => unit.TryGetProperty("parent", out _)))
        {
            var parent = Units[Text(unit, "parent")];
            Assert.True(string.CompareOrdinal(Text(parent, "validFrom"), Text(unit, "validFrom")) <= 0, Text(unit, "code"));
        }
    }

    [Fact]
    public void Every_kind_of_unit_is_there_with_an_identifier_of_its_own()
    {
        string[] kinds = ["bureau", "department", "division", "inspectorate", "ministry", "office", "one_stop", "people_committee", "provincial_department"];
        Assert.Equal(string.Join(' ', kinds), string.Join(' ', Units.Values.Select(unit => Text(unit, "kind")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.All(Units.Values, unit => Assert.True(AgencyId.TryParse(Text(unit, "identifier"), out _, out _), Text(unit, "identifier")));
        Assert.Equal(Units.Count, Units.Values.Select(unit => Text(unit, "identifier")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Units.Values, unit => Assert.True(Phone.TryParse(Text(unit, "phone"), out _, out _), Text(unit, "phone")));
    }

    [Theory]
    [InlineData("SKHCN-QT", "qt")]
    [InlineData("BKHCN", "bo")]
    [InlineData("BKHCN-SHTT", "shtt")]
    [InlineData("SNV-QT", "nv")]
    public void Every_role_has_a_person_at_each_receiving_agency(string agency, string suffix)
    {
        foreach (var role in Items("roles").Select(role => Text(role, "code")))
        {
            var person = Items("people").First(person => Is(person, "role", role) && Text(person, "userName").EndsWith("." + suffix, StringComparison.Ordinal));
            Assert.True(IsWithin(Text(person, "unit"), agency), Text(person, "userName"));
        }

        Assert.Equal(15, Items("roles").Count());
    }

    [Fact]
    public void Every_person_has_a_known_role_and_a_user_name_of_their_own()
    {
        var roles = Items("roles").Select(role => Text(role, "code")).ToHashSet(StringComparer.Ordinal);
        Assert.All(Items("people"), person => Assert.Contains(Text(person, "role"), roles));
        Assert.Equal(Items("people").Count(), Items("people").Select(person => Text(person, "userName")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Nobody_looks_real()
    {
        Assert.All(Items("people"), person => Assert.Matches(@"^\S+ (Thị|Văn) Mẫu \S+", Text(person, "fullName")));
        Assert.All(Items("people"), person => Assert.Matches(@"^[a-z]+2?\.(qt|bo|shtt|nv)$", Text(person, "userName")));
        Assert.All(Items("people").Concat(Items("citizens")).Concat(Items("firms")), item => Assert.EndsWith("@mau.example", Text(item, "email"), StringComparison.Ordinal));
        Assert.All(Items("citizens"), citizen => Assert.Matches(@"^\S+ (Thị|Văn) Thử \S+", Text(citizen, "fullName")));
        Assert.All(Items("citizens"), citizen => Assert.Equal("9999", Text(citizen, "identityNumber").Substring(6, 4)));
        Assert.All(Items("firms"), firm => Assert.Contains("Minh Họa", Text(firm, "name"), StringComparison.Ordinal));
        Assert.All(Items("firms"), firm => Assert.StartsWith("99", Text(firm, "taxCode"), StringComparison.Ordinal));
        Assert.All(Items("citizens").Concat(Items("firms")), item => Assert.StartsWith("0900000", Text(item, "phone"), StringComparison.Ordinal));
    }

    [Fact]
    public void Identity_numbers_tax_codes_and_phones_are_well_formed()
    {
        foreach (var citizen in Items("citizens"))
        {
            Assert.True(CitizenId.TryParse(Text(citizen, "identityNumber"), out var id, out _), Text(citizen, "identityNumber"));
            var born = DateOnly.ParseExact(Text(citizen, "birthDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Equal(IdentityFault.None, id.Check(Is(citizen, "sex", "male") ? Sex.Male : Sex.Female, born.Year, new DateOnly(2026, 11, 21)));
        }

        Assert.All(Items("firms"), firm => Assert.True(TaxCode.TryParse(Text(firm, "taxCode"), out _, out _), Text(firm, "taxCode")));
        Assert.All(Items("citizens").Concat(Items("firms")), item => Assert.True(Phone.TryParse(Text(item, "phone"), out _, out _), Text(item, "phone")));
    }

    [Fact]
    public void Every_fileable_procedure_has_a_competent_unit_and_every_competence_a_procedure()
    {
        foreach (var file in Items("competences").Select(item => Text(item, "file")).Distinct(StringComparer.Ordinal))
        {
            var procedures = ShippedData.Procedures(file).All.ToList();
            var competences = Items("competences").Where(item => Is(item, "file", file)).ToList();
            Assert.All(competences, item => Assert.True(Units.ContainsKey(Text(item, "unit")), Text(item, "unit")));
            var assigned = competences.SelectMany(item => item.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)).ToHashSet(StringComparer.Ordinal);
            Assert.Superset(procedures.Where(item => item.Fileable).Select(item => item.Code).ToHashSet(StringComparer.Ordinal), assigned);
            Assert.Subset(procedures.Select(item => item.Code).ToHashSet(StringComparer.Ordinal), assigned);
        }
    }

    [Fact]
    public void There_are_34_provinces_six_of_them_cities()
    {
        var lines = ShippedData.Text("organisation/provinces.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("code,name,kind,valid_from,confidence,source", lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(34, rows.Count);
        Assert.All(rows, row => Assert.Matches(Row(), string.Join(',', row)));
        Assert.Equal(34, rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(34, rows.Select(row => row[1]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(6, rows.Count(row => string.Equals(row[2], "city", StringComparison.Ordinal)));
        Assert.Equal("Quảng Trị", rows.Single(row => string.Equals(row[0], "44", StringComparison.Ordinal))[1]);
    }

    private static bool IsWithin(string unit, string agency)
    {
        for (string? code = unit; code is not null; code = Units[code].TryGetProperty("parent", out var parent) ? parent.GetString() : null)
        {
            if (string.Equals(code, agency, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<JsonElement> Items(string name) => Sample.GetProperty(name).EnumerateArray();

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;

    private static bool Is(JsonElement item, string name, string value) => string.Equals(Text(item, name), value, StringComparison.Ordinal);

    [GeneratedRegex(@"^\d\d,[^,]+,(city|province),2025-07-01,(found|known),Quyết định số 19/2025/QĐ-TTg$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
