using CaiCach.Application.DataRequests;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.DataRequests;

/// <summary>Requests about personal data are decided by heads and procedure controllers; of which bodies, the use case says.</summary>
public sealed class DataRequestsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. DataRequestRules.Deciders.Select(RoleTexts.WordOf)]);
}
