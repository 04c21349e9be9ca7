using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Portal;

/// <summary>The portal is open; the folders and pages of one person say otherwise themselves.</summary>
public sealed class PortalAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OpenToAllAttribute();
}
