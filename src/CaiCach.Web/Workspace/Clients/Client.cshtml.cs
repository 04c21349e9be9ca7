using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Clients;

/// <summary>One program: what it is called and may do, its secret, whether it may call, what became of it.</summary>
public sealed class ClientModel(ActorReader actors, ReferenceStore reference, ReadClients read, SaveClient save, RenewClientSecret renew, SuspendClient suspend, IStringLocalizer<WorkspaceTexts> t)
    : ClientPage(actors, reference, t), IClientForm
{
    private readonly IStringLocalizer<WorkspaceTexts> texts = t;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What was just done; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>What is asked once more before it is done: "doi-khoa"; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "hoi")]
    public string? Ask { get; set; }

    public bool AsksToRenew => Ask == "doi-khoa" && Secret is null;

    [BindProperty]
    public ClientInputs Input { get; set; } = new();

    /// <summary>The secret that was just made.</summary>
    public string? Secret { get; private set; }

    public ReadClients.View View { get; private set; } = null!;

    public string? DoneText => Done switch
    {
        "sua" => texts["Đã lưu."].Value,
        "ngung" => texts["Đã tạm ngưng chương trình; trong vòng nửa phút mọi lần gọi bị từ chối."].Value,
        "mo" => texts["Chương trình dùng lại được."].Value,
        _ => null,
    };

    /// <summary>The address of a program.</summary>
    public static string AddressOf(Guid id) => $"{ClientsModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    /// <summary>Changes what it is called and may do.</summary>
    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await AnswerAsync(await save.ChangeAsync(Context(), Id, version, Input.Rights, cancel), "sua", typed: true, cancel);
    }

    /// <summary>Replaces the secret, which this answer alone shows.</summary>
    public async Task<IActionResult> OnPostRenewAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var outcome = await renew.RunAsync(Context(), Id, version, cancel);
        if (outcome is not AccountOutcome.Done { Password: { } secret })
        {
            return await AnswerAsync(outcome, "", typed: false, cancel);
        }

        Secret = secret;
        Response.Headers.CacheControl = "no-store";
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    /// <summary>Suspends it.</summary>
    public Task<IActionResult> OnPostSuspendAsync(int version, CancellationToken cancel) => SetAsync(version, suspended: true, cancel);

    /// <summary>Lets it call again.</summary>
    public Task<IActionResult> OnPostResumeAsync(int version, CancellationToken cancel) => SetAsync(version, suspended: false, cancel);

    private async Task<IActionResult> SetAsync(int version, bool suspended, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await AnswerAsync(await suspend.RunAsync(Context(), Id, version, suspended, Input.Reason, cancel), suspended ? "ngung" : "mo", typed: false, cancel);
    }

    private async Task<IActionResult> AnswerAsync(AccountOutcome outcome, string done, bool typed, CancellationToken cancel)
    {
        if (outcome is AccountOutcome.Done)
        {
            return Redirect($"{AddressOf(Id)}?xong={done}");
        }

        Say(outcome);
        return outcome is not AccountOutcome.NotFound && await LoadAsync(cancel, typed) ? Again(outcome is AccountOutcome.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel, bool typed = false)
    {
        View = (await read.RunAsync(Me, Id, cancel))!;
        if (View is { Client: var client } && !typed)
        {
            Input = new() { Name = client.Name, Scopes = [.. client.Scopes.Split(' ')], Ways = [.. client.Ways.Split(' ')] };
        }

        return View is not null;
    }
}
