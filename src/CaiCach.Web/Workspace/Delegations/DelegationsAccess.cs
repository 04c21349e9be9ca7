using CaiCach.Application.Organisation;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Delegations;

/// <summary>Who has to do with delegations of signing.</summary>
public sealed class DelegationsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. DelegationScope.Readers.Select(RoleTexts.WordOf)]);
}
