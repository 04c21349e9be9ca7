using CaiCach.Application.Index;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Index;

/// <summary>Who reads the index; of which units, the use cases say. Who declares, too.</summary>
public sealed class IndexAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. IndexUnits.Readers.Select(RoleTexts.WordOf)]);
}
