using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Sms;

/// <summary>Who looks after templates and prices: they are the installation's, as its provider is, so whoever administers a body that has none above it.</summary>
public static class SmsScope
{
    /// <summary>The roles that read what messages cost, each of the own body and those below it.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.Administrator];

    /// <summary>Whether a person looks after templates and prices.</summary>
    public static bool May(Actor actor, OrganisationTree units) => units.IsAdministeredWholeBy(actor);
}
