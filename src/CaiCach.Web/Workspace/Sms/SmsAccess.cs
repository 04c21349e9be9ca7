using CaiCach.Application.Sms;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Sms;

/// <summary>Who looks after templates, prices and costs of text messages; of which bodies, the use cases say.</summary>
public sealed class SmsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. SmsScope.Readers.Select(RoleTexts.WordOf)]);
}
