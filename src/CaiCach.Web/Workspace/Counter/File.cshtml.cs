using System.Globalization;
using CaiCach.Application;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Files;
using CaiCach.Application.Outages;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>One page to file a dossier brought to the counter or sent by post; it leads straight to the dossier, to be taken up and accepted.</summary>
[OfficialsOnly("receiver")]
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class FileModel(ActorReader actors, ReferenceStore reference, SubmitDossier submit, ReadApplicant applicants, UploadFile upload, LinkTicket link, OpenDraftCode drafts, FileStore store, OutageBoard board, FindReusable reusable, ReusedLines reused, IStringLocalizer<WorkspaceTexts> t)
    : FilingPage(actors, reference, submit, upload, t)
{
    private FindReusable.Held? held;

    public IReadOnlyList<Choice> Channels { get; private set; } = [];

    /// <summary>The outages of which what was received on paper may be entered now, each with the last moment (local) for that; null while it goes on.</summary>
    public IReadOnlyList<(OutageFacts Outage, DateTime? Until)> LateOutages { get; private set; } = [];

    /// <summary>The day of reception on paper as the list of procedures hands it on; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = ProceduresModel.Day)]
    public string? LateDay { get; set; }

    /// <summary>Where the page asks who has a number.</summary>
    public string PersonHref => $"{ProceduresModel.Href(Agency, Procedure, PaperDay)}&handler=Person";

    /// <summary>The list of procedures it was chosen from.</summary>
    public string ListHref => ProceduresModel.ListHref(PaperDay);

    /// <summary>Where its papers are scanned.</summary>
    public string StationHref => Scanning.StationModel.ForFiling(Procedure.Code, Agency.Code, PaperDay);

    /// <summary>Who stands at the counter, as far as it is known.</summary>
    public PersonPanel? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery(Name = "ma")] string? draft, CancellationToken cancel)
    {
        if (!await OpenFormAsync(code, cancel))
        {
            return NotFound();
        }

        Input.Key = Ids.New(Now).ToString("n");
        Input.Kind = Kinds[0].ToString();
        Input.Channel = Channels[0].Value;
        Input.ReturnWay = nameof(Law.Dossiers.ReturnWay.AtCounter);
        (Input.ArrivedOn, Input.ArrivedTime) = (TimeTexts.Day(VietnamTime.DayOf(Now)), DossierTimes.ToMinute(Now).ToString("HH:mm", CultureInfo.InvariantCulture));
        Input.LateReceivedOn = PaperDay is { } paper ? TimeTexts.Day(paper) : null;
        Input.Papers = await HttpContext.ScannedAsync(Me, cancel);
        if (draft is not null)
        {
            await OpenDraftAsync(draft, cancel);
            if (Draft is { } opened)
            {
                Input.Take(opened, DraftCodeInput.Clean(draft));
            }
        }

        Show();
        return Page();
    }

    /// <summary>A file of the draft that is filed here.</summary>
    public async Task<IActionResult> OnGetDraftFileAsync(string code, [FromQuery(Name = "ma")] string? draft, Guid file, CancellationToken cancel)
    {
        if (!await OpenFormAsync(code, cancel))
        {
            return NotFound();
        }

        await OpenDraftAsync(draft, cancel);
        return Draft?.Uploads.FirstOrDefault(u => u.Id == file) is { } upload && store.Open(upload.Sha256) is { } content ? File(content, upload.MediaType, upload.FileName) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string code, string? buoc, string? reuse, CancellationToken cancel)
    {
        if (!await OpenFormAsync(code, cancel))
        {
            return NotFound();
        }

        await TakeScansInAsync(cancel);
        if (!string.IsNullOrEmpty(Input.DraftCode))
        {
            await OpenDraftAsync(Input.DraftCode, cancel, tells: buoc is not null || reuse is not null || Input.Commune.Find);
        }

        await ReadPersonAsync(Key, cancel);
        if (reuse is not null)
        {
            await reused.TakeAsync(Context(), await HeldAsync(cancel), reuse, Input.Papers, ModelState, cancel);
        }

        if (buoc is not null || reuse is not null || Input.Commune.Find)
        {
            if (buoc == "dien" && Person?.View?.Last is { } last)
            {
                Fill(PersonPanel.FieldsOf(last), over: false);
                // The commune goes with the address it is of.
                if (string.IsNullOrEmpty(Input.Commune.Code) && Input.Address?.Trim() == last.Address && Reference.Communes.Find(last.CommuneCode, VietnamTime.DayOf(Now)) is { } commune && commune.IsInForce(VietnamTime.DayOf(Now)))
                {
                    Input.Commune.Code = commune.Code;
                    ModelState.Remove("Input.Commune.Code");
                }
            }

            await OfferAsync(cancel);
            Show();
            return Again(StatusCodes.Status200OK);
        }

        Input.Commune.Check(ModelState);
        if (Input.FormVersion is { } filled && filled != Procedure.Version)
        {
            if (Input.IsLateEntry)
            {
                ModelState.AddModelError("Input.LateReceivedOn", "Ngày này thủ tục theo phiên bản khác; biểu mẫu đã đổi theo phiên bản của ngày ấy. Kiểm tra lại trường hợp, giấy tờ rồi nộp.");
            }
            else
            {
                ModelState.AddModelError("", "Thủ tục đã có phiên bản mới; biểu mẫu đã đổi theo phiên bản ấy. Kiểm tra lại trường hợp, giấy tờ rồi nộp.");
            }
        }

        if (!Input.Warned && Person?.View?.Duplicates.Count > 0)
        {
            ModelState.AddModelError("Input.Warned", "Người này đang có hồ sơ của cùng thủ tục. Xem hồ sơ ấy; nếu vẫn nộp hồ sơ mới thì đánh dấu rồi bấm nộp lần nữa.");
        }

        if (!ModelState.IsValid)
        {
            await OfferAsync(cancel);
            Show();
            return Again();
        }

        var filed = await SubmitAsync(
            async submitted =>
            {
                await link.RunAsync(Context(), submitted.Id, cancel);
                return Input.Channel == CounterInputs.Assisted && Receiver.Id != Agency.Id ? AssistedModel.HrefOf(Receiver.Code, submitted.RequestNumber) : $"/can-bo/ho-so/{submitted.Id}";
            },
            cancel);
        if (filed is PageResult)
        {
            await OfferAsync(cancel);
        }

        return filed;
    }

    /// <summary>Tells, beside the form, who has the number that was typed or scanned.</summary>
    public async Task<IActionResult> OnPostPersonAsync(string code, CancellationToken cancel)
    {
        if (!await OpenFormAsync(code, cancel))
        {
            return NotFound();
        }

        await ReadPersonAsync(null, cancel);
        await OfferAsync(cancel);
        return Partial("_Person", Person!);
    }

    protected override bool Files(Role role) => role == Role.Receiver;

    /// <inheritdoc />
    protected override DateOnly? PaperDay => LateEntryInput.DayOf(LateDay, Now);

    private async Task ReadPersonAsync(string? key, CancellationToken cancel)
    {
        CitizenCard? card = null;
        if (CitizenCard.IsOne(Input.IdNumber))
        {
            if (CitizenCard.TryParse(Input.IdNumber, out card))
            {
                Fill(PersonPanel.FieldsOf(card), over: true);
            }
            else
            {
                ModelState.AddModelError("Input.IdNumber", "Không đọc được mã QR này. Quét lại mã QR trên căn cước, hoặc nhập số định danh.");
            }
        }

        var view = await applicants.RunAsync(Me, card is null && CitizenCard.IsOne(Input.IdNumber) ? null : Input.IdNumber, Procedure.Code, exceptKey: key, cancel: cancel);
        Person = new(string.IsNullOrWhiteSpace(Input.IdNumber) ? null : view, card, Reference, Fills: true);
    }

    /// <summary>Shows what is held of the owner that need not be handed in anew.</summary>
    private async Task OfferAsync(CancellationToken cancel) => Person = Person! with { Reusable = await reused.ShowAsync(Context(), await HeldAsync(cancel), Procedure.Components, Input.Papers, cancel) };

    private async Task<FindReusable.Held> HeldAsync(CancellationToken cancel) =>
        held ??= await reusable.RunAsync(Context(), Procedure, Enum.GetValues<ApplicantKind>().FirstOrDefault(k => k.ToString() == Input.Kind), CitizenCard.IsOne(Input.IdNumber) ? null : Input.IdNumber, cancel: cancel);

    // Why a code opens nothing is told where the page is shown; what is filed is judged anew, and filed already it has its answer.
    private async Task OpenDraftAsync(string? draft, CancellationToken cancel, bool tells = true)
    {
        var outcome = await drafts.RunAsync(Context(), draft, cancel);
        Draft = outcome.Draft is { } opened && opened.Procedure.Code == Procedure.Code && opened.Agency?.Id == Agency.Id ? opened : null;
        if (tells && Draft is null)
        {
            ModelState.AddModelError("Input.DraftCode", outcome.Fault?.Text ?? "Mã này là của bản nháp thủ tục khác, hoặc gửi cơ quan khác. Mở lại bằng mã ở trang Nhận hồ sơ tại quầy.");
        }
    }

    private void Fill(IReadOnlyDictionary<string, string> fields, bool over)
    {
        foreach (var field in Input.Fill(fields, over))
        {
            ModelState.Remove("Input." + field);
        }
    }

    private async Task<bool> OpenFormAsync(string code, CancellationToken cancel)
    {
        if (!await FindAsync(code, cancel))
        {
            return false;
        }

        var procedure = Procedure;
        Channels = [.. Names.Choices(T, procedure.Means.Select(m => m.Channel).Where(c => c != Channel.Online && procedure.WhyNotOpenForFiling(FiledOn, c) is null).Order()),
            .. procedure.WhyNotOpenForFiling(FiledOn, Channel.Online) is null ? [new Choice(CounterInputs.Assisted, T["Trực tuyến, hỗ trợ công dân nộp"].Value)] : Array.Empty<Choice>()];
        if (Channels.Count == 0 && Input.IsLateEntry)
        {
            // Why it cannot be filed is told when it is judged; what was typed stays.
            Channels = [.. Names.Choices(T, [Channel.Direct])];
        }

        LateOutages = Reference.CalendarOf(Receiver.Id) is { } calendar
            ? [.. (await board.CurrentAsync(cancel)).Select(o => o.Facts).Where(o => Reference.LateEntry.IsOpen(o, Now, calendar)).Select(o => (o, Reference.LateEntry.LastMoment(o, calendar)))] : [];
        return Channels.Count > 0;
    }
}
