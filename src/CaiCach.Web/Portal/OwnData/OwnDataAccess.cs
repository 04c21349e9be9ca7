using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Portal.OwnData;

/// <summary>Everybody's own data, for whoever is signed in.</summary>
public sealed class OwnDataAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new CitizensOnlyAttribute();
}
