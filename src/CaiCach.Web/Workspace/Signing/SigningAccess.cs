using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Signing;

/// <summary>Heads of bodies sign, and those whom they let sign; the queue of anybody else is empty.</summary>
public sealed class SigningAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([RoleTexts.WordOf(Role.AgencyHead), .. DelegationRules.Delegates.Select(RoleTexts.WordOf)]);
}
