using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.LateEntries;

/// <summary>Who keeps watch over what was entered afterwards; of which bodies, the use case says.</summary>
public sealed class LateEntriesAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ListLateEntries.Readers.Select(RoleTexts.WordOf)]);
}
