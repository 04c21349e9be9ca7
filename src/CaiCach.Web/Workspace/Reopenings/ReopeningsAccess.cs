using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Reopenings;

/// <summary>Who follows orders to open dossiers again; which, and who answers them, the use cases say.</summary>
public sealed class ReopeningsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ListReopenings.Readers.Select(RoleTexts.WordOf)]);
}
