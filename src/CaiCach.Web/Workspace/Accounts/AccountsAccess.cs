using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>Accounts and posts are managed by administrators.</summary>
public sealed class AccountsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute("administrator");
}
