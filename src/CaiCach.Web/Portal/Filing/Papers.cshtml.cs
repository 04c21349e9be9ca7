using CaiCach.Application.Drafts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Filing;

/// <summary>The papers, uploaded one by one; each fault stands at its paper.</summary>
[RequestSizeLimit(MostBytes)]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class PapersModel(ReadDraft read, SubmitDraft submit, DraftFiles files, ActorReader actors) : DraftPage(read, submit, actors)
{
    /// <summary>Above the limit of one file, so that a file too large is told at its field.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>The key of the errors of the i-th paper, and the id of its file field.</summary>
    public static string KeyOf(int index) => "tep-" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string? act, string? paper, Guid? file, List<IFormFile> chosen, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        var index = Draft.Components.Select((c, i) => (c.Code, i)).Where(c => c.Code == paper).Select(c => (int?)c.i).FirstOrDefault();
        switch (act)
        {
            case "add" when index is { } place:
                await AddAsync(place, file, chosen, cancel);
                break;
            case "remove" when file is { } which:
                await files.RemoveAsync(Context.Actor.Id!.Value, id, which, cancel);
                break;
            default:
                Require();
                return ModelState.IsValid ? LocalRedirect($"/ban-nhap/{id}/kiem-tra") : Page();
        }

        if (ModelState.IsValid)
        {
            return LocalRedirect($"/ban-nhap/{id}/giay-to" + (index is { } at ? "#" + KeyOf(at) : ""));
        }

        await LoadAsync(id, cancel);
        return Page();
    }

    private async Task AddAsync(int index, Guid? replaces, List<IFormFile> chosen, CancellationToken cancel)
    {
        if (chosen.Count == 0)
        {
            ModelState.AddModelError(KeyOf(index), "Chọn một tệp rồi bấm tải lên.");
        }

        foreach (var one in chosen)
        {
            await using var content = one.OpenReadStream();
            if (await files.AddAsync(Context, Id, Draft.Components[index].Code, content, one.FileName, KeyOf(index), replaces, cancel) is { } fault)
            {
                ModelState.AddModelError(KeyOf(index), fault.Text);
            }
        }
    }

    private void Require()
    {
        for (var i = 0; i < Draft.Components.Count; i++)
        {
            if (Draft.Components[i].Mandatory && !Draft.FilesOf(Draft.Components[i]).Any())
            {
                ModelState.AddModelError(KeyOf(i), $"Thiếu giấy tờ bắt buộc: {Draft.Components[i].Name}.");
            }
        }
    }
}
