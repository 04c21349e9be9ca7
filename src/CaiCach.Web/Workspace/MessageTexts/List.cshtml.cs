using CaiCach.Application.Messages;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Law.Messages;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.MessageTexts;

/// <summary>The texts of e-mails and text messages that this person writes, by body.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ReadMessageTexts read) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/loi-van-thu-tin";

    public IReadOnlyList<ReadMessageTexts.Line> Lines { get; private set; } = [];

    /// <summary>Whether this person looks after templates of Zalo and prices.</summary>
    public bool SeesTemplates => SmsScope.May(Me, Reference.Organisation);

    /// <summary>Whether this person reads what messages cost.</summary>
    public bool SeesCosts => SmsScope.Readers.Any(Me.Has);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Lines = await read.ListAsync(Me, Now, cancel);
    }

    /// <summary>The address of a text.</summary>
    public static string AddressOf(string body, MessageForm form) => $"{Href}/{body}/{form.Slug}";
}
