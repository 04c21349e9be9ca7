using CaiCach.Application.Letters;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.LetterTexts;

/// <summary>Who writes the texts of letters; of which bodies, the use cases say.</summary>
public sealed class LetterTextsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. LetterTextScope.Writers.Select(RoleTexts.WordOf)]);
}
