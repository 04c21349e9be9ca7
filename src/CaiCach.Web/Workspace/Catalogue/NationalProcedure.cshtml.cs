using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>One procedure beside what the national database says of it, and what is done about the differences.</summary>
public sealed class NationalProcedureModel(ActorReader actors, ReferenceStore reference, ReadNationalDrift read, SettleNationalDrift settle, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    private static readonly (string Slug, DriftAct Act)[] Acts = [("da-bao", DriftAct.Report), ("sua-theo", DriftAct.Follow), ("giu", DriftAct.Keep)];

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ReadNationalDrift.View View { get; private set; } = null!;

    /// <summary>The address of a procedure.</summary>
    public static string AddressOf(Guid id) => $"{NationalModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Acts.FirstOrDefault(a => a.Slug == button) is not { Slug: not null } chosen)
        {
            return NotFound();
        }

        switch (await settle.RunAsync(Context(), id, Seen, chosen.Act, Note, cancel))
        {
            case CatalogueOutcome.Done done when chosen.Act == DriftAct.Follow:
                return Redirect(EditModel.AddressOf(done.Id));
            case CatalogueOutcome.Done:
                return Redirect(AddressOf(id));
            case CatalogueOutcome.Invalid invalid:
                ModelState.AddModelError("Note", invalid.Faults[0].Text);
                return await LoadAsync(id, cancel) ? Again() : NotFound();
            case CatalogueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reasons[0].Text);
                return await LoadAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
            case CatalogueOutcome.Stale:
                ModelState.AddModelError("", "Sai lệch của thủ tục này vừa thay đổi; bước của ông/bà chưa thực hiện. Dưới đây là tình trạng hiện nay.");
                return await LoadAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
            default:
                return NotFound();
        }
    }

    /// <summary>What happened, in words.</summary>
    public string WhatOf(string type) => (type switch
    {
        NationalEventData.Received => t["Nhận nội dung mới từ Cơ sở dữ liệu quốc gia"],
        NationalEventData.Compared => t["So sánh lại khi nội dung tại cơ quan thay đổi"],
        _ when type == NationalEventData.TypeOf(DriftAct.Report) => t["Đã báo Cơ sở dữ liệu quốc gia"],
        _ when type == NationalEventData.TypeOf(DriftAct.Follow) => t["Lập dự thảo sửa theo quốc gia"],
        _ => t["Giữ nội dung của cơ quan"],
    }).Value;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        Seen = view.National.Version;
        ModelState.Remove(nameof(Seen));
        return true;
    }
}
