using CaiCach.Application.Queue;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Queue;

/// <summary>Who sees the queue of a one-stop unit; of which body, the use case says.</summary>
public sealed class QueueAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. QueueScope.Readers.Select(RoleTexts.WordOf)]);
}
