using CaiCach.Application.Letters;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.MessageTexts;

/// <summary>Who writes the texts of messages: who writes those of letters; of which bodies, the use cases say.</summary>
public sealed class MessageTextsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. LetterTextScope.Writers.Select(RoleTexts.WordOf)]);
}
