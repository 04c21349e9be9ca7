using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Communes;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Procedures;

/// <summary>
/// Which of the bodies that receive a procedure is competent for somebody who lives in a commune: a people's committee of the commune, else a body of the province, else one that works for the
/// whole country. Places of bodies are known by their names and addresses; what a commune was called before, by the register of communes.
/// </summary>
public static class BodiesNearby
{
    private static readonly string[] CommuneWords = ["xa ", "phuong ", "thi tran ", "dac khu "];
    private static readonly string[] ProvinceWords = ["tinh ", "thanh pho ", "tp. ", "tp "];

    /// <summary>The competent ones, by name; all of them where nothing was said or none of a place fits and none works for the whole country.</summary>
    /// <param name="reference">The reference data.</param>
    /// <param name="bodies">The bodies that receive it.</param>
    /// <param name="residence">What was typed, as "xã Minh Họa, tỉnh Quảng Trị"; null or blank for nothing.</param>
    /// <param name="isBoundaryFree">Whether the procedure is received and handled anywhere in the province (không phụ thuộc địa giới hành chính).</param>
    public static IReadOnlyList<Unit> Of(ReferenceSnapshot reference, IReadOnlyList<Unit> bodies, string? residence, bool isBoundaryFree = false)
    {
        var parts = SearchKey.Of(residence).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return bodies;
        }

        var (commune, province) = (Without(parts.FirstOrDefault(IsCommune) ?? parts[0], CommuneWords), Without(parts[^1], ProvinceWords));
        var local = bodies.Where(body => IsOfAPlace(reference, body)).Select(body => (Body: body, Place: PlaceOf(reference, body))).ToList();
        List<Unit> ofProvince = [.. local.Where(b => Names(b.Place, province)).Select(b => b.Body)];
        var isProvince = parts.Length > 1 && (ofProvince.Count > 0 || province != parts[^1] || reference.Provinces.Any(p => Without(SearchKey.Of(p.Name), ProvinceWords) == province));
        List<Unit> ofCommune = [.. (isProvince ? local.Where(b => ofProvince.Contains(b.Body)) : local).Where(b => CommuneWords.Any(word => $" {SearchKey.Of(b.Body.Name)}".EndsWith($" {word}{commune}", StringComparison.Ordinal))).Select(b => b.Body)];
        List<Unit> ofAll = [.. bodies.Where(body => !IsOfAPlace(reference, body))];

        // Committees of other communes of the province are not competent.
        List<Unit> wide = [.. ofProvince.Where(body => !CommuneWords.Any(word => SearchKey.Of(body.Name).Contains(" " + word, StringComparison.Ordinal)))];
        if (isBoundaryFree && isProvince && ofProvince.Count > 0)
        {
            return [.. ofCommune, .. ofProvince.Except(ofCommune)];
        }

        return ofCommune.Count > 0 ? ofCommune : wide.Count > 0 ? wide : ofAll.Count > 0 ? ofAll : bodies;
    }

    /// <summary>The competent ones for communes of the register, by whatever name they were found; of one that was divided, those for all its parts.</summary>
    /// <param name="reference">The reference data.</param>
    /// <param name="bodies">The bodies that receive it.</param>
    /// <param name="places">The communes; at least one.</param>
    /// <param name="isBoundaryFree">Whether the procedure is received and handled anywhere in the province.</param>
    public static IReadOnlyList<Unit> Of(ReferenceSnapshot reference, IReadOnlyList<Unit> bodies, IEnumerable<CommuneMatch> places, bool isBoundaryFree) =>
        [.. places.SelectMany(place => Of(reference, bodies, reference.Communes.TitleOf(place.Commune), isBoundaryFree)).Distinct()];

    private static bool IsCommune(string part) => CommuneWords.Any(word => part.StartsWith(word, StringComparison.Ordinal));

    private static bool IsOfAPlace(ReferenceSnapshot reference, Unit body) => Up(reference, body).Any(IsPlace);

    // A ministry may stand above a department of a province; where its seat is says nothing.
    private static bool IsPlace(Unit unit) => unit.Kind is UnitKind.ProvincialDepartment or UnitKind.PeopleCommittee;

    private static string PlaceOf(ReferenceSnapshot reference, Unit body) => SearchKey.Of(string.Join(' ', Up(reference, body).Where(unit => unit == body || IsPlace(unit)).Select(unit => $"{unit.Name} {unit.Address}")));

    private static IEnumerable<Unit> Up(ReferenceSnapshot reference, Unit body)
    {
        for (var unit = body; unit is not null; unit = reference.Organisation.Find(unit.ParentId))
        {
            yield return unit;
        }
    }

    private static string Without(string text, string[] words) => words.FirstOrDefault(word => text.StartsWith(word, StringComparison.Ordinal)) is { } first ? text[first.Length..] : text;

    /// <summary>Whether a text has a name as whole words.</summary>
    private static bool Names(string text, string name) => $" {text.Replace(',', ' ').Replace('.', ' ')} ".Contains($" {name.Trim()} ", StringComparison.Ordinal);
}
