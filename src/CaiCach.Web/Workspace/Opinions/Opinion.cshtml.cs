using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Opinions;

/// <summary>What a unit is asked about a dossier: the question and the shared papers, and its answer, given once.</summary>
public sealed class OpinionModel(ActorReader actors, ReferenceStore reference, ReadConsultation read, OpenDossier open, GiveOpinion give, FileStore files) : WorkspacePage(actors, reference)
{
    private const int LongestOpinion = 4000;

    // An answer of another unit, or a fee paid meanwhile, changes nothing of the question: the same answer is given again on what stands now.
    private const int MostTries = 5;

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Answer { get; set; }

        public string? Opinion { get; set; }
    }

    public ReadConsultation.View View { get; private set; } = null!;

    public ProcedureVersion? Procedure { get; private set; }

    public bool IsOpen => View.Asked.ClosedAt is null;

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Input.Version = View.DossierVersion;
        return Page();
    }

    /// <summary>A shared paper's file, always as an attachment.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid paper, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var found = (await read.RunAsync(Me, id, cancel))?.Papers.FirstOrDefault(p => p.Id == paper);
        return found is { Sha256: { } hash } && files.Open(hash) is { } content ? File(content, found.MediaType, found.FileName) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Input.Opinion = ActInputs.Clean(Input.Opinion);
        Check();
        if (!ModelState.IsValid)
        {
            return Again();
        }

        var outcome = await give.RunAsync(Context(), id, Input.Version, Enum.Parse<OpinionAnswer>(Input.Answer!), Input.Opinion, cancel);
        for (var tries = 1; outcome is ActOutcome.Stale stale && tries < MostTries; tries++)
        {
            outcome = await give.RunAsync(Context(), id, stale.CurrentVersion, Enum.Parse<OpinionAnswer>(Input.Answer!), Input.Opinion, cancel);
        }

        switch (outcome)
        {
            case ActOutcome.Done:
                return Redirect($"{OpinionDesk.Href}/{id}?xong=1");
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code is "opinion_missing" ? "Input.Opinion" : reason.Code is "answer_missing" ? "Input.Answer" : "", reason.Text);
                }

                break;
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError("Input.Opinion", fault.Text);
                }

                break;
            default:
                ModelState.AddModelError("", "Hồ sơ vừa thay đổi; vui lòng gửi lại.");
                break;
        }

        await LoadAsync(id, cancel);
        Input.Version = View.DossierVersion;
        ModelState.Remove("Input.Version");
        return Again(outcome is ActOutcome.Invalid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.RunAsync(Me, id, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        await open.NoteAsync(Context(), view.Asked.DossierId, cancel);
        Procedure = Reference.Procedure(view.ProcedureCode, view.ProcedureVersion);
        return true;
    }

    private void Check()
    {
        if (Input.Answer is not (nameof(OpinionAnswer.Agree) or nameof(OpinionAnswer.Disagree)))
        {
            ModelState.AddModelError("Input.Answer", "Chọn đồng ý hoặc không đồng ý.");
        }
        else if (Input.Answer == nameof(OpinionAnswer.Disagree) && string.IsNullOrWhiteSpace(Input.Opinion))
        {
            ModelState.AddModelError("Input.Opinion", "Nêu lý do không đồng ý.");
        }

        if (Input.Opinion is { Length: > LongestOpinion })
        {
            ModelState.AddModelError("Input.Opinion", $"Dài quá {LongestOpinion.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"))} ký tự.");
        }
    }
}
