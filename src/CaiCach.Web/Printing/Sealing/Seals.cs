using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Printing.Sealing;

/// <summary>The certificates that this installation signs letters with, one a unit.</summary>
/// <param name="All">All that were given, those that cannot sign too, by the code of the unit.</param>
/// <param name="Fault">Why none could be read; null for no fault.</param>
public sealed record Seals(IReadOnlyList<Seal> All, string? Fault = null)
{
    /// <summary>
    /// The signature for a letter of a unit: with its own certificate, else with that of its body; null when neither signs. A body above does not sign for another, and one
    /// that has ended no longer signs.
    /// </summary>
    /// <param name="issuerId">The unit that issued the letter; null where nobody kept that.</param>
    /// <param name="units">The units.</param>
    /// <param name="now">When it is signed (UTC).</param>
    public LetterSeal? For(Guid? issuerId, OrganisationTree units, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(units);
        var issuer = units.Find(issuerId);
        foreach (var unit in new[] { issuer, units.Find(issuer?.AgencyId) })
        {
            if (unit is not null && !(unit.ValidTo < VietnamTime.DayOf(now)) && All.FirstOrDefault(s => s.Unit == unit.Code && s.Signs(now)) is { } seal)
            {
                return new(seal, unit.Name, now);
            }
        }

        return null;
    }
}
