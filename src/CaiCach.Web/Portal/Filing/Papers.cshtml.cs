using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Filing;

/// <summary>The papers and their files; each fault stands at its paper.</summary>
[TakesUpTo(MostBytes)]
[EnableRateLimiting(RateLimits.Papers)]
public sealed class PapersModel(ReadDraft read, SubmitDraft submit, SaveDraft save, DraftFiles files, FindReusable reusable, ReusePaper reuses, ActorReader actors) : DraftPage(read, submit, actors)
{
    /// <summary>Above the limit of one file, so that a file too large is told at its field.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>The key of the errors of the i-th paper, and the id of its file field.</summary>
    public static string KeyOf(int index) => "tep-" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The name of a field of a paper's declaration.</summary>
    public static string NameOf(string componentCode, string key) => "Input." + DraftFields.Declared(componentCode, key);

    /// <summary>What is held of the owner that need not be handed in anew.</summary>
    public FindReusable.Held Held { get; private set; } = FindReusable.Held.Nothing;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? await ShowAsync(cancel);

    /// <summary>Whatever button was pressed, the chosen files are taken in first: the upload buttons, the removal, what is reused, and the way on.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string? upload, Guid? remove, string? reuse, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        // What was typed is saved first, right or wrong, and judged after.
        if (Request.HasFormContentType && DraftForm.Of(Request.Form) is { Answers.Count: > 0 } form && !await save.RunAsync(Context, id, form.Answers, form.Seen, form.Mark, form.Order, cancel))
        {
            return NotFound();
        }

        // A file field left alone is sent too, as a file without a name.
        IReadOnlyList<IFormFile> chosen = Request.HasFormContentType ? [.. Request.Form.Files.Where(f => f.FileName.Length > 0)] : [];
        if (PlaceOf(upload) is { } pressed && !chosen.Any(f => f.Name == upload))
        {
            ModelState.AddModelError(KeyOf(pressed.Index), "Chọn một tệp rồi bấm tải lên.");
        }

        foreach (var file in chosen)
        {
            await AddAsync(file, cancel);
        }

        if (remove is { } which)
        {
            await files.RemoveAsync(Context.Actor.Id!.Value, id, which, cancel);
        }

        var place = PlaceOf(upload)?.Index;
        if (FindReusable.Offer.Chosen(reuse) is { } chosenPaper)
        {
            place = Draft.Components.Index().Where(c => c.Item.Code == chosenPaper.ComponentCode).Select(c => (int?)c.Index).FirstOrDefault();
            await ReuseAsync(chosenPaper.ComponentCode, chosenPaper.PaperId, place, cancel);
        }

        // As it stands with the new files.
        if (await LoadAsync(id, cancel) is { } gone)
        {
            return gone;
        }

        var onward = upload is null && remove is null && reuse is null;
        if (onward)
        {
            await FindAsync(cancel);
            Require();
        }

        return !ModelState.IsValid || (onward && Draft.Answers.ReplacedAnswers.Count > 0) ? await ShowAsync(cancel)
            : onward ? LocalRedirect($"/ban-nhap/{id}/kiem-tra")
            : LocalRedirect($"/ban-nhap/{id}/giay-to" + (place is { } at ? "#" + KeyOf(at) : ""));
    }

    /// <summary>The paper that a file field is for, and the file that it replaces.</summary>
    private (int Index, Guid? Replaces)? PlaceOf(string? field)
    {
        for (var i = 0; i < Draft.Components.Count; i++)
        {
            if (field == KeyOf(i))
            {
                return (i, null);
            }

            if (Draft.FilesOf(Draft.Components[i]).FirstOrDefault(f => field == $"thay-{f.Id}") is { } replaced)
            {
                return (i, replaced.Id);
            }
        }

        return null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        return Page();
    }

    private async Task FindAsync(CancellationToken cancel)
    {
        var owner = DraftFields.ToApplicant(Draft.Answers, Draft.Account);
        Held = await reusable.RunAsync(Context, Draft.Procedure, owner.Kind, owner.IdNumber, Draft.Uploads.Select(u => u.ReusedFromId).OfType<Guid>(), cancel);
    }

    private async Task ReuseAsync(string componentCode, Guid paperId, int? place, CancellationToken cancel)
    {
        await FindAsync(cancel);
        var key = place is { } at ? KeyOf(at) : "";
        if (await reuses.RunAsync(Context, Held, componentCode, paperId, Id, key, cancel) is ReusePaper.Outcome.Refused refused)
        {
            ModelState.AddModelError(key, refused.Fault.Text);
        }
    }

    private async Task AddAsync(IFormFile file, CancellationToken cancel)
    {
        if (PlaceOf(file.Name) is not { } place)
        {
            return;
        }

        var key = KeyOf(place.Index);
        await using var content = file.OpenReadStream();
        if (await files.AddAsync(Context, Id, Draft.Components[place.Index], content, file.FileName, key, place.Replaces, cancel) is { } fault)
        {
            ModelState.AddModelError(key, fault.Text);
        }
    }

    private void Require()
    {
        for (var i = 0; i < Draft.Components.Count; i++)
        {
            if (Draft.Missing.Contains(Draft.Components[i]))
            {
                ModelState.AddModelError(KeyOf(i), $"Thiếu giấy tờ bắt buộc: {Draft.Components[i].Name}.");
            }

            foreach (var why in Draft.FilesOf(Draft.Components[i]).Select(f => PaperCard.WhyNot(Held, Draft.Components[i], f)).OfType<string>())
            {
                ModelState.AddModelError(KeyOf(i), why);
            }
        }

        ModelState.Add(Draft.DeclarationFaults, field => Draft.Components.SelectMany(c => c.Declaration is { } declaration ? declaration.Fields.Select(f => (c.Code, f.Key)) : [])
            .Where(q => field == $"papers.{q.Code}.answers.{q.Key}").Select(q => NameOf(q.Code, q.Key)).FirstOrDefault());
    }
}
