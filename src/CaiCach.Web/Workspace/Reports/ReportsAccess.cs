using CaiCach.Application.Reports;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Who reads reports; of which units, the use cases say.</summary>
public sealed class ReportsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ReportUnits.Readers.Select(RoleTexts.WordOf)]);
}
