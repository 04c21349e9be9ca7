using CaiCach.Application.Audit;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Audit;

/// <summary>The ledger is searched by inspectors and administrators; of which bodies, the use case says.</summary>
public sealed class AuditAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. AuditScope.Readers.Select(RoleTexts.WordOf)]);
}
