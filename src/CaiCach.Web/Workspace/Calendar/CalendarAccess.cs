using CaiCach.Application.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>Who reads the working calendar.</summary>
public sealed class CalendarAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. CalendarScope.Readers.Select(RoleTexts.WordOf)]);
}
