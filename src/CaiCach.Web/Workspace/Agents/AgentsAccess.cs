using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Agents;

/// <summary>The workspace of staff of the public post and of service agents; no other page of the workspace but the own account is theirs.</summary>
public sealed class AgentsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new AgentsOnlyAttribute();
}
