using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Signing;

/// <summary>Heads of bodies sign.</summary>
public sealed class SigningAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute(RoleTexts.WordOf(Role.AgencyHead));
}
