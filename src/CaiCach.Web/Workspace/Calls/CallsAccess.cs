using CaiCach.Application.Calls;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Calls;

/// <summary>Who calls people back; whom, the use cases say.</summary>
public sealed class CallsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. CallScope.Roles.Select(RoleTexts.WordOf)]);
}
