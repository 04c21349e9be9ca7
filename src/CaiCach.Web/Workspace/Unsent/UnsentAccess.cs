using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Unsent;

/// <summary>Who looks after messages that did not arrive; of which dossiers, the use case says.</summary>
public sealed class UnsentAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ListUnsent.Roles.Select(RoleTexts.WordOf)]);
}
