using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Who reads the catalogue; of which bodies, and who changes it, the use cases say.</summary>
public sealed class CatalogueAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. CatalogueScope.Readers.Select(RoleTexts.WordOf)]);
}
