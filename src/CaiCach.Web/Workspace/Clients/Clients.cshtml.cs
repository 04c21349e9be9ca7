using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Clients;

/// <summary>The programs that use the API.</summary>
public sealed class ClientsModel(ActorReader actors, ReferenceStore reference, ReadClients read, IStringLocalizer<WorkspaceTexts> t) : ClientPage(actors, reference, t)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/chuong-trinh-ket-noi";

    public IReadOnlyList<ApiClient> Clients { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.ListAsync(Me, cancel) is not { } clients)
        {
            return NotFound();
        }

        Clients = clients;
        return Page();
    }
}
