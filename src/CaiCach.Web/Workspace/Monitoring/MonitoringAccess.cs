using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Monitoring;

/// <summary>Who keeps an eye on open dossiers; on whose, the use case says.</summary>
public sealed class MonitoringAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. WatchDossiers.Watchers.Select(RoleTexts.WordOf)]);
}
