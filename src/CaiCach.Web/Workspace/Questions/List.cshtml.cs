using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Questions;

/// <summary>Questions and the public bank by what is to be done.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ListQuestions list) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/hoi-dap";

    private static readonly (string Slug, ListQuestions.Desk Desk, string Title)[] Lists =
    [
        ("phan-cong", ListQuestions.Desk.Assign, "Cần phân công"), ("soan", ListQuestions.Desk.Handle, "Cần soạn trả lời"), ("duyet", ListQuestions.Desk.Approve, "Chờ duyệt trả lời"),
        ("cong-khai", ListQuestions.Desk.Publish, "Đã trả lời, chờ công khai hoặc đóng"), ("da-xong", ListQuestions.Desk.Over, "Đã xong"), ("ra-soat", ListQuestions.Desk.Review, "Cần rà soát"),
        ("noi-dung-cho-duyet", ListQuestions.Desk.Drafts, "Nội dung công khai chờ duyệt"), ("ngan-hang", ListQuestions.Desk.Bank, "Ngân hàng hỏi đáp"),
    ];

    public IReadOnlyList<ListQuestions.Desk> Desks { get; private set; } = [];

    public ListQuestions.Desk Desk { get; private set; }

    public ListQuestions.Page Rows { get; private set; } = null!;

    /// <summary>Whether this official writes for the bank.</summary>
    public bool MayWrite { get; private set; }

    public bool IsBank => Desk is ListQuestions.Desk.Review or ListQuestions.Desk.Drafts or ListQuestions.Desk.Bank;

    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? DeskSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var scope = QuestionScope.Of(Me, Reference.Organisation);
        MayWrite = scope.Controlled.Count > 0;
        Desks = ListQuestions.DesksOf(Me, scope);
        Desk = Lists.FirstOrDefault(l => string.Equals(l.Slug, DeskSlug, StringComparison.Ordinal) && Desks.Contains(l.Desk)) is { Slug: not null } asked ? asked.Desk : Desks[0];
        Rows = await list.RunAsync(Me, Desk, After, cancel);
    }

    /// <summary>The address of a list.</summary>
    public static string HrefOf(ListQuestions.Desk desk, Guid? after = null) => $"{Href}?viec={Lists.First(l => l.Desk == desk).Slug}" + (after is null ? "" : $"&sau={after}");

    /// <summary>What a list is called.</summary>
    public static string TitleOf(IStringLocalizer t, ListQuestions.Desk desk) => t[Lists.First(l => l.Desk == desk).Title].Value;
}
