using CaiCach.Application.Questions;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Questions;

/// <summary>Who has to do with questions and answers; with which, the use cases say.</summary>
public sealed class QuestionsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. QuestionScope.Readers.Select(RoleTexts.WordOf)]);
}
