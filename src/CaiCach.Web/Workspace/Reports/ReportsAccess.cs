using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Who reads reports; of which units, the use cases say.</summary>
public sealed class ReportsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ReportUnits.Readers.Select(AccountClaims.NameOf)]);
}
