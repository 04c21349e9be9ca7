using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>One procedure that the national database has and the catalogue lacks: a draft is made from it, or it is none of the body's.</summary>
public sealed class NationalGapModel(ActorReader actors, ReferenceStore reference, ReadNationalGap read, SettleNationalGap settle, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    private static readonly (string Slug, NationalGapAct Act)[] Acts = [("lap-du-thao", NationalGapAct.Draft), ("ngoai-tham-quyen", NationalGapAct.SetAside), ("dua-lai", NationalGapAct.TakeBack)];

    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The code of the body that a draft is made for.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>Why it is none of the body's.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public ReadNationalGap.View View { get; private set; } = null!;

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The address of one.</summary>
    public static string AddressOf(Guid id) => $"{NationalModel.Href}/chua-co/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Agency = Reference.Organisation.Find(View.Gap.AgencyId)?.Code;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Acts.FirstOrDefault(a => a.Slug == button) is not { Slug: not null } chosen)
        {
            return NotFound();
        }

        var outcome = chosen.Act == NationalGapAct.Draft ? await settle.DraftAsync(Context(), id, Seen, Agency, cancel) : await settle.RunAsync(Context(), id, Seen, chosen.Act, Reason, cancel);
        switch (outcome)
        {
            case CatalogueOutcome.Done done:
                return Redirect(chosen.Act == NationalGapAct.Draft ? EditModel.AddressOf(done.Id) : AddressOf(id));
            case CatalogueOutcome.Invalid invalid:
                ModelState.AddModelError(invalid.Faults[0].Field == "agency" ? nameof(Agency) : nameof(Reason), invalid.Faults[0].Text);
                return await LoadAsync(id, cancel) ? Again() : NotFound();
            case CatalogueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reasons[0].Text);
                return await LoadAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
            case CatalogueOutcome.Stale:
                ModelState.AddModelError("", "Thủ tục này vừa được nhận lại hoặc người khác vừa xử lý; bước của ông/bà chưa thực hiện. Dưới đây là tình trạng hiện nay.");
                return await LoadAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
            default:
                return NotFound();
        }
    }

    /// <summary>What happened, in words.</summary>
    public string WhatOf(string type) => (type switch
    {
        NationalGapEventData.Received => t["Nhận nội dung mới từ Cơ sở dữ liệu quốc gia"],
        NationalGapEventData.SetAside => t["Ghi là không thuộc thẩm quyền"],
        _ => t["Đưa lại vào danh sách"],
    }).Value;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return false;
        }

        (View, Seen) = (view, view.Gap.Version);
        Bodies = [.. view.Bodies.Select(b => new Choice(b.Code, b.Name))];
        ModelState.Remove(nameof(Seen));
        return true;
    }
}
