using CaiCach.Application.Accounts;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Questions;

/// <summary>The public bank of questions and answers: searched with or without diacritics.</summary>
public sealed class BankModel(BrowseBank bank, ReferenceStore reference, ActorReader actors) : PageModel
{
    public BrowseBank.Page Rows { get; private set; } = null!;

    public ReferenceSnapshot Reference { get; private set; } = null!;

    /// <summary>The one procedure; null for all.</summary>
    public ProcedureVersion? Procedure { get; private set; }

    [BindProperty(SupportsGet = true, Name = "tu-khoa")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Reference = await reference.CurrentAsync(cancel);
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Length > 200 ? Text[..200] : Text;
        Procedure = Code is null ? null : Reference.LatestProcedure(Code);
        Rows = await bank.RunAsync(actors.Now, Text, Procedure?.Code, ListOwnDossiers.Cursor.Parse(After), cancel);
    }

    /// <summary>The page that goes on after a place.</summary>
    public string HrefOf(string after) =>
        "/hoi-dap?sau=" + Uri.EscapeDataString(after) + (Text is null ? "" : "&tu-khoa=" + Uri.EscapeDataString(Text)) + (Procedure is null ? "" : "&thu-tuc=" + Uri.EscapeDataString(Procedure.Code));
}
