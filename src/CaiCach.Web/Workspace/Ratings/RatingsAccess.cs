using CaiCach.Application.Ratings;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Workspace.Ratings;

/// <summary>Who sees ratings; of which units, the use case says.</summary>
public sealed class RatingsAccess : IFolderAccess
{
    public AccessRuleAttribute Rule { get; } = new OfficialsOnlyAttribute([.. RatingResults.Readers.Select(RoleTexts.WordOf)]);
}
