using CaiCach.Application.Reports.Register;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Register;

/// <summary>Who reads registers; of which bodies, the use case says.</summary>
public sealed class RegisterAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. ReadRegister.Readers.Select(RoleTexts.WordOf)]);
}
