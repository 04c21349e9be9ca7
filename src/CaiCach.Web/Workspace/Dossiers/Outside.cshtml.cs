using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Opinions;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What one other body is asked of a dossier, seen from whoever follows it: the code it has there, and, of a body outside this installation, its answer.</summary>
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class OutsideModel(ActorReader actors, ReferenceStore reference, OpenDossier open, ListParts parts, RecordOutsideCode record, RecordReply reply, CorrectReply correct, UploadFile upload) : WorkspacePage(actors, reference)
{
    private const int LongestOpinion = 4000;

    /// <summary>What is typed of an answer.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Answer { get; set; }

        public string? Opinion { get; set; }

        public string? Number { get; set; }

        public DateParts Date { get; set; } = new();

        public IFormFile? File { get; set; }

        /// <summary>The file of an attempt before, so that it need not be chosen again.</summary>
        public Guid? UploadId { get; set; }

        public string? UploadName { get; set; }

        /// <summary>Why an answer on record is corrected.</summary>
        public string? Reason { get; set; }
    }

    public Dossier Dossier { get; private set; } = null!;

    /// <summary>What a body outside this installation is asked; null for the part of one inside.</summary>
    public OutsideRequest? Asked { get; private set; }

    /// <summary>The part of a body inside; null for what one outside is asked.</summary>
    public ListParts.Part? Part { get; private set; }

    /// <summary>The body.</summary>
    public string Body => Asked?.Body ?? Reference.Organisation.NameOf(Part!.AgencyId);

    public bool MayCode { get; private set; }

    public bool MayReply { get; private set; }

    /// <summary>Whether the answer on record may be corrected.</summary>
    public bool MayCorrect { get; private set; }

    /// <summary>The code at that body.</summary>
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>The address of the page.</summary>
    public static string Href(Guid id, Guid asked) => $"/can-bo/ho-so/{id}/co-quan-ngoai/{asked}";

    /// <summary>An answer in words; a part is handled or not.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, OpinionAnswer answer, bool isPart)
    {
        ArgumentNullException.ThrowIfNull(t);
        return !isPart || answer == OpinionAnswer.None ? OpinionDesk.Of(t, answer) : (answer == OpinionAnswer.Agree ? t["Đã giải quyết"] : t["Không giải quyết"]).Value;
    }

    /// <summary>Whether its answer is late, by the day of its document, or awaited past its time, or never came.</summary>
    public static bool IsLate(OutsideRequest asked, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked.RepliedOn is { } day ? day > VietnamTime.DayOf(asked.DueAt) : asked.Answer == OpinionAnswer.None || (asked.ClosedAt is null && now > asked.DueAt);
    }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid asked, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, asked, cancel))
        {
            return NotFound();
        }

        Code = Asked is null ? Part!.OutsideCode : Asked.Code;
        if (MayCorrect)
        {
            (Input.Answer, Input.Opinion, Input.Number) = (Asked!.Answer.ToString(), Asked.Opinion, Asked.ReplyNumber);
            Input.Date = Asked.RepliedOn is { } day ? DateParts.Of(day) : new();
        }

        return Page();
    }

    /// <summary>Writes the code down.</summary>
    public async Task<IActionResult> OnPostCodeAsync(Guid id, Guid asked, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await record.RunAsync(Context(), id, Input.Version, asked, Code, cancel))
        {
            case ActOutcome.Done:
                return Redirect(Href(id, asked) + "?xong=ma");
            case ActOutcome.Invalid invalid:
                ModelState.AddModelError("Code", invalid.Faults[0].Text);
                return await AgainAsync(id, asked, StatusCodes.Status422UnprocessableEntity, cancel);
            case ActOutcome.Stale:
                ModelState.AddModelError("Code", "Người khác vừa thay đổi hồ sơ; chưa ghi mã. Hãy xem lại rồi bấm lần nữa.");
                return await AgainAsync(id, asked, StatusCodes.Status409Conflict, cancel);
            default:
                return NotFound();
        }
    }

    /// <summary>Writes the answer down.</summary>
    public Task<IActionResult> OnPostReplyAsync(Guid id, Guid asked, CancellationToken cancel) =>
        SendAsync(id, asked, "tra-loi", request => reply.RunAsync(Context(), id, Input.Version, asked, request, cancel), cancel);

    /// <summary>Corrects the answer on record.</summary>
    public Task<IActionResult> OnPostCorrectAsync(Guid id, Guid asked, CancellationToken cancel) =>
        SendAsync(id, asked, "sua", request => correct.RunAsync(Context(), id, Input.Version, asked, request, Input.Reason, cancel), cancel);

    private async Task<IActionResult> SendAsync(Guid id, Guid asked, string done, Func<RecordReply.Request, Task<ActOutcome>> send, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Input.File is { } file && await upload.TakeInAsync(file, Context(), nameof(Input), nameof(Inputs.File), ModelState, cancel: cancel) is { } taken)
        {
            (Input.UploadId, Input.UploadName) = (taken.Id, taken.FileName);
        }

        (Input.Opinion, Input.Reason) = (ActInputs.Clean(Input.Opinion), ActInputs.Clean(Input.Reason));
        if (Input.Opinion is { Length: > LongestOpinion })
        {
            ModelState.AddModelError("Input.Opinion", $"Dài quá {LongestOpinion.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"))} ký tự.");
        }

        var date = Input.Date.Read(ModelState, "Input.Date", "Ngày văn bản");
        if (!ModelState.IsValid)
        {
            return await AgainAsync(id, asked, StatusCodes.Status422UnprocessableEntity, cancel);
        }

        OpinionAnswer? answer = Enum.TryParse<OpinionAnswer>(Input.Answer, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var outcome = await send(new(answer, Input.Opinion, Input.Number, date, Input.UploadId));
        switch (outcome)
        {
            case ActOutcome.Done:
                return Redirect(Href(id, asked) + "?xong=" + done);
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code switch { "reply_missing" or "reply_time_left" => "Input.Answer", "opinion_missing" => "Input.Opinion", "reply_number_missing" => "Input.Number", "reason_missing" => "Input.Reason", _ => "" }, reason.Text);
                }

                return await AgainAsync(id, asked, StatusCodes.Status409Conflict, cancel);
            case ActOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                return await AgainAsync(id, asked, StatusCodes.Status422UnprocessableEntity, cancel);
            case ActOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ; trả lời chưa được ghi. Hãy xem lại rồi bấm lần nữa.");
                return await AgainAsync(id, asked, StatusCodes.Status409Conflict, cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(Guid id, Guid asked, int status, CancellationToken cancel)
    {
        if (!await LoadAsync(id, asked, cancel))
        {
            return NotFound();
        }

        ModelState.Remove("Input.Version");
        return Again(status);
    }

    private async Task<bool> LoadAsync(Guid id, Guid asked, CancellationToken cancel)
    {
        if (await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return false;
        }

        Dossier = view.Dossier;
        Input.Version = Dossier.Version;
        Asked = (await parts.OutsideOfAsync(id, cancel)).FirstOrDefault(o => o.Id == asked);
        Part = Asked is null ? (await parts.OfAsync(id, cancel)).FirstOrDefault(p => p.Id == asked) : null;
        MayCode = RecordOutsideCode.May(Me, Dossier, Reference.Organisation);
        MayReply = Asked is { ClosedAt: null } && view.Acts.Contains(DossierAct.RecordReply);
        MayCorrect = Asked is { Answer: not null } && view.Acts.Contains(DossierAct.CorrectReply);
        return Asked is not null || Part is not null;
    }
}
