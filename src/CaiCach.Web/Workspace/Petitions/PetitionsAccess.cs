using CaiCach.Application.Petitions;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Petitions;

/// <summary>Who has to do with petitions; with which, the use cases say.</summary>
public sealed class PetitionsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. PetitionScope.Readers.Select(RoleTexts.WordOf)]);
}
