using CaiCach.Application.Audit;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Samples;

/// <summary>Samples are drawn by inspectors and reform officers; of which bodies, the use case says.</summary>
public sealed class SamplesAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. DrawSample.Drawers.Select(RoleTexts.WordOf)]);
}
