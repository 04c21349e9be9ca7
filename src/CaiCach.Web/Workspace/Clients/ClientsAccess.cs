using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Clients;

/// <summary>Programs that use the API are looked after by administrators; which of them, the use cases say.</summary>
public sealed class ClientsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute("administrator");
}
