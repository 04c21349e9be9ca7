using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Internal procedures (thủ tục hành chính nội bộ, QĐ 1085/QĐ-TTg): a unit or a body asks another one, and an official of it files in the workspace. What is
/// filed is a dossier like any other, without fee, letters to a citizen, public tracking, or a place in what is counted of citizens and organisations.
/// </summary>
public static class AskInside
{
    /// <summary>An internal procedure, and who decides on it that one of the official's units may ask.</summary>
    public sealed record Offer(ProcedureVersion Procedure, IReadOnlyList<Unit> Bodies);

    /// <summary>The units an official may ask for on a day: that of each post, and its body.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor actor, OrganisationTree organisation) => actor.Kind != ActorKind.Official ? [] :
    [
        .. actor.Posts.SelectMany(p => new[] { p.UnitId, p.AgencyId }).Distinct().Select(id => organisation.Find(id)).OfType<Unit>().Where(u => u.EndedById is null)
            .OrderBy(u => u.Path, StringComparer.Ordinal),
    ];

    /// <summary>The internal procedures in force on a day that one of these units may ask for, by name.</summary>
    public static IReadOnlyList<Offer> OffersTo(IReadOnlyList<Unit> units, ReferenceSnapshot reference, DateOnly day) =>
    [
        .. reference.AllProcedures.Where(p => p.Kind != ProcedureKind.Public).Select(p => p.Code).Distinct(StringComparer.Ordinal)
            .Select(code => reference.ProcedureInForce(code, day)).OfType<ProcedureVersion>()
            .Select(p => new Offer(p, [.. reference.AgenciesFor(p.Code, day).Where(body => units.Any(unit => WhyNot(p, unit, body, day) is null))]))
            .Where(offer => offer.Bodies.Count > 0).OrderBy(offer => offer.Procedure.Name, VietnameseOrder.Plain),
    ];

    /// <summary>Why a unit may not ask a body on a day; null where it may.</summary>
    public static FilingRefusal? WhyNot(ProcedureVersion procedure, Unit unit, Unit competent, DateOnly day) => procedure.WhyNotAskedInside(day, unit.AgencyId == competent.Id);

    /// <summary>Writes who asks to a dossier.</summary>
    internal static void WriteTo(Dossier dossier, Unit unit, Actor actor, OrganisationTree organisation)
    {
        var name = unit.AgencyId == unit.Id ? unit.Name : $"{unit.Name}, {organisation.Find(unit.AgencyId)!.Name}";
        var key = SearchKey.Of($"{name} {actor.Name}");
        (dossier.AskedById, dossier.AskerId) = (unit.Id, actor.Id);
        (dossier.ApplicantKind, dossier.OwnerName) = (ApplicantKind.Organisation, name.Length <= OrganisationName.MaxLength ? name : unit.Name);
        dossier.OwnerKey = key.Length <= OrganisationName.MaxLength ? key : key[..OrganisationName.MaxLength];
        (dossier.SubmitterName, dossier.Address) = (actor.Name, unit.Address ?? "");
        dossier.ReturnWay = Law.Dossiers.ReturnWay.Electronic;
    }
}
