using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Lateness;

/// <summary>Who owes the causes of lateness; of which dossiers, the use case says.</summary>
public sealed class LatenessAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. LateCauseList.Roles.Select(RoleTexts.WordOf)]);
}
