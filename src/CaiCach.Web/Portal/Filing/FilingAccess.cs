using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Portal.Filing;

/// <summary>Citizens file; each sees own drafts alone.</summary>
public sealed class FilingAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new CitizensOnlyAttribute();
}
