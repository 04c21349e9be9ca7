using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Mails;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.Unsent;

/// <summary>The messages to applicants that did not arrive.</summary>
public sealed class UnsentModel(ActorReader actors, ReferenceStore reference, ListUnsent list) : WorkspacePage(actors, reference)
{
    /// <summary>The address of the list.</summary>
    public const string Href = "/can-bo/thu-tin-chua-gui-duoc";

    /// <summary>The page of what a message is about.</summary>
    public static string AddressOf(ListUnsent.Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Kind switch
        {
            MailKind.Petition => $"{Petitions.ListModel.Href}/{row.SubjectId}",
            MailKind.Question => Questions.QuestionModel.AddressOf(row.SubjectId),
            _ => $"/can-bo/ho-so/{row.SubjectId}",
        };
    }

    public IReadOnlyList<ListUnsent.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await list.RunAsync(Me, cancel);
    }
}
