using CaiCach.Application;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Agents;

/// <summary>An agent files online for a citizen, in the citizen's account. Who has a number is not told here, nor what else that person has filed.</summary>
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class AgentFileModel(ActorReader actors, ReferenceStore reference, SubmitDossier submit, SendConsentCode send, UploadFile upload, IStringLocalizer<WorkspaceTexts> t) : FilingPage(actors, reference, submit, upload, t)
{
    private readonly UploadFile upload = upload;

    /// <summary>The address before the code of the procedure.</summary>
    public const string Href = WorkModel.Href + "/nop";

    /// <summary>Until when the code that was just sent holds (UTC); null where none was.</summary>
    public DateTime? CodeUntil { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await FindAsync(code, cancel))
        {
            return NotFound();
        }

        (Input.Key, Input.Kind, Input.ReturnWay) = (Ids.New(Now).ToString("n"), Kinds[0].ToString(), nameof(Law.Dossiers.ReturnWay.Post));
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string? buoc, CancellationToken cancel)
    {
        if (!await FindAsync(code, cancel))
        {
            return NotFound();
        }

        Input.Channel = CounterInputs.Assisted;
        await TakeScansInAsync(cancel);
        if (Input.Consent.File is { } file && await upload.TakeInAsync(file, Context(), "Input.Consent", nameof(CounterInputs.ConsentScan.File), ModelState, cancel: cancel) is { } taken)
        {
            (Input.Consent.UploadId, Input.Consent.UploadName) = (taken.Id, taken.FileName);
        }

        if (Input.Commune.Find)
        {
            Show();
            return Again(StatusCodes.Status200OK);
        }

        if (buoc == "ma")
        {
            return await SendCodeAsync(cancel);
        }

        Input.Commune.Check(ModelState);
        if (!ModelState.IsValid)
        {
            Show();
            return Again();
        }

        return await SubmitAsync(submitted => Task.FromResult($"{WorkModel.Href}?xong={submitted.RequestNumber}"), cancel);
    }

    private async Task<IActionResult> SendCodeAsync(CancellationToken cancel)
    {
        var outcome = await send.RunAsync(Context(), Procedure.Code, Agency.Code, Input.ToRequest(Procedure.Code, Agency.Code, []).Applicant, cancel);
        if (outcome is SendConsentCode.Outcome.Sent sent)
        {
            (Input.ConsentCodeId, Input.ConsentCode, CodeUntil) = (sent.Id, null, sent.ExpiresAt);
            ModelState.Remove("Input.ConsentCodeId");
            ModelState.Remove("Input.ConsentCode");
        }
        else if (outcome is SendConsentCode.Outcome.Invalid { Fault: var fault })
        {
            ModelState.AddModelError(FieldOf(fault, []), fault.Text);
        }
        else
        {
            return NotFound();
        }

        Show();
        return Again(ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    protected override bool Files(Role role) => role.IsAgent();
}
