using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data.Accounts;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Seeding;

/// <summary>The invented people as actors.</summary>
internal sealed class Cast(OrganisationFile file, OrganisationTree tree, IReadOnlyDictionary<string, Account> accounts)
{
    /// <summary>The n-th person with a role in a body, counted round.</summary>
    public Actor Official(string agency, Role role, int n = 0)
    {
        var people = file.People.Where(p => RoleTexts.OfWord(p.Role) == role && tree.Find(p.Unit)!.AgencyId == tree.Find(agency)!.Id).ToList();
        return ActorOf(people[n % people.Count]);
    }

    /// <summary>Who gives a specialist's dossiers out: the head of the division, or, where it has none, the specialist.</summary>
    public Actor AssignerFor(Actor specialist)
    {
        var unit = tree.Find(specialist.Posts[0].UnitId)!.Code;
        var head = file.People.FirstOrDefault(p => p.Unit == unit && RoleTexts.OfWord(p.Role) == Role.DivisionHead);
        return head is null ? specialist : ActorOf(head);
    }

    /// <summary>The citizen who files for an owner: himself or herself, or for a firm.</summary>
    public Actor Applicant(int owner)
    {
        var account = accounts[file.Citizens[owner % file.Citizens.Count].IdentityNumber];
        return new(account.Id, account.FullName, ActorKind.Applicant, []);
    }

    /// <summary>What the form says of an owner.</summary>
    public ApplicantInput Form(int owner)
    {
        var citizen = file.Citizens[owner % file.Citizens.Count];
        if (owner < file.Citizens.Count)
        {
            var born = DateOnly.Parse(citizen.BirthDate, CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            return new(ApplicantKind.Citizen, citizen.FullName, citizen.IdentityNumber, born, citizen.Phone, citizen.Email, citizen.Address);
        }

        var firm = file.Firms[(owner - file.Citizens.Count) % file.Firms.Count];
        return new(ApplicantKind.Enterprise, firm.Name, firm.TaxCode, null, firm.Phone, firm.Email, firm.Address, citizen.FullName, citizen.IdentityNumber,
            Representation: new(RepresentationBasis.LegalRepresentative, HeadTitle: "Giám đốc"));
    }

    private Actor ActorOf(OrganisationFile.PersonEntry person)
    {
        var account = accounts[person.UserName];
        var unit = tree.Find(person.Unit)!;
        return new(account.Id, account.FullName, ActorKind.Official, [new(unit.Id, unit.AgencyId, RoleTexts.OfWord(person.Role)!.Value)]);
    }
}
