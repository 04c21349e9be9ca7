using CaiCach.Application.Processes;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Who reads internal processes; of which bodies, the use cases say.</summary>
public sealed class ProcessesAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ProcessScope.Readers.Select(RoleTexts.WordOf)]);
}
