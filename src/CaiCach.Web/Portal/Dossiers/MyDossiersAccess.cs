using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>Each citizen sees own dossiers alone.</summary>
public sealed class MyDossiersAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new CitizensOnlyAttribute();
}
