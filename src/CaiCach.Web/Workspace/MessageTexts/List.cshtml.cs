using CaiCach.Application.Messages;
using CaiCach.Application.Reference;
using CaiCach.Law.Messages;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.MessageTexts;

/// <summary>The texts of e-mails and text messages that this person writes, by body.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ReadMessageTexts read) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/loi-van-thu-tin";

    public IReadOnlyList<ReadMessageTexts.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Lines = await read.ListAsync(Me, Now, cancel);
    }

    /// <summary>The address of a text.</summary>
    public static string AddressOf(string body, MessageForm form) => $"{Href}/{body}/{form.Slug}";
}
