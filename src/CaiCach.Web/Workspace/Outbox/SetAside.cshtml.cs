using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Outbox;

/// <summary>The messages that were set aside, for the administrator of the whole installation: what failed and why, and a button to have it tried again.</summary>
[OfficialsOnly("administrator")]
public sealed class SetAsideModel(ActorReader actors, ReferenceStore reference, SetAsideMessages messages, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/thong-diep-ton-dong";

    public IReadOnlyList<SetAsideMessages.Row> Rows { get; private set; } = [];

    /// <summary>How many there are; more than are shown.</summary>
    public int All { get; private set; }

    /// <summary>Which are chosen.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>How many were just given to be tried again; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "da-gui-lai")]
    public int? Replayed { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await ShowAsync(cancel) ? Page() : NotFound();
    }

    /// <summary>Has the chosen ones tried again.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Chosen.Count == 0)
        {
            ModelState.AddModelError("Chosen", "Chọn ít nhất một thông điệp để gửi lại.");
            return await ShowAsync(cancel) ? Again() : NotFound();
        }

        return await messages.ReplayAsync(Context(), Chosen, cancel) is { } replayed ? Redirect($"{Href}?da-gui-lai={replayed}") : NotFound();
    }

    /// <summary>What a topic is called.</summary>
    public string NameOf(string topic) => (topic switch
    {
        "notice" => t["Thông báo cho người nộp"],
        "official-notice" => t["Thông báo cho cán bộ"],
        "mail" => t["Thư điện tử"],
        "sms" => t["Tin nhắn"],
        "mail-code" => t["Thư có mã xác nhận"],
        "sms-code" => t["Tin nhắn có mã xác nhận"],
        _ => t["Loại khác: {0}", topic],
    }).Value;

    private async Task<bool> ShowAsync(CancellationToken cancel)
    {
        if (await messages.ListAsync(Me, cancel) is not var (rows, all))
        {
            return false;
        }

        (Rows, All) = (rows, all);
        return true;
    }
}
