using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Who reads reports; of which units, the use cases say.</summary>
public sealed class ReportsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } =
        new OfficialsOnlyAttribute("procedure_controller", "leader", "agency_head", "one_stop_director", "reform_officer", "inspector");
}
