using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Letters;

namespace CaiCach.Web.Workspace.LetterTexts;

/// <summary>The texts of letters that this person writes, by body and set of forms.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ReadLetterTexts read) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/loi-van-giay";

    public IReadOnlyList<ReadLetterTexts.Line> Lines { get; private set; } = [];

    /// <summary>Whether this person keeps number books.</summary>
    public bool KeepsBooks => Me.Posts.Any(p => p.Role == NumberBookScope.Keeper);

    /// <summary>Whether this person sees what letters are signed with.</summary>
    public bool SeesCertificates => Me.Posts.Any(p => p.Role == Role.Administrator);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Lines = await read.ListAsync(Me, Now, cancel);
    }

    /// <summary>The address of a text.</summary>
    public static string AddressOf(string body, string set, LetterKind kind) => $"{Href}/{body}/{set}/{LetterPage.All.First(p => p.Kind == kind).Slug}";
}
