using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace;

/// <summary>The workspace is for officials; narrower rules stand on its folders and pages.</summary>
public sealed class WorkspaceAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute();
}
