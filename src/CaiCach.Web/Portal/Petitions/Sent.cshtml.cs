using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Petitions;

/// <summary>Tells the code of a petition just sent. Shows whatever code the address has, so it tells nobody whether there is one.</summary>
public sealed partial class SentModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public IActionResult OnGet() => Shape().IsMatch(Code) ? Page() : NotFound();

    [GeneratedRegex(@"^PA-[0-9]{6}-[2-9A-HJ-NP-Z]{8}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
