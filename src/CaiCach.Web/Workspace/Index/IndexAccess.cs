using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Index;

/// <summary>Who reads the index; of which units, the use cases say. Who declares, too.</summary>
public sealed class IndexAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } =
        new OfficialsOnlyAttribute("procedure_controller", "leader", "agency_head", "one_stop_director", "reform_officer", "inspector");
}
