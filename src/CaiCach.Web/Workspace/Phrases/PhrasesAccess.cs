using CaiCach.Application.Letters;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Phrases;

/// <summary>Who writes a body's own phrases; of which bodies, the use cases say.</summary>
public sealed class PhrasesAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. PhraseScope.Writers.Select(RoleTexts.WordOf)]);
}
