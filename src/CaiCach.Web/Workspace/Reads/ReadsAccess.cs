using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Reads;

/// <summary>Who opened dossiers is read by inspectors and administrators; of which bodies, the use case says.</summary>
public sealed class ReadsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ListReads.Readers.Select(RoleTexts.WordOf)]);
}
