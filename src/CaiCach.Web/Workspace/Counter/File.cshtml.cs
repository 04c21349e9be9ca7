using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Application;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>One page to file a dossier brought to the counter or sent by post; it leads straight to the dossier, to be taken up and accepted.</summary>
[OfficialsOnly("receiver")]
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed partial class FileModel(ActorReader actors, ReferenceStore reference, SubmitDossier submit, ReadApplicant applicants, UploadFile upload, LinkTicket link, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    public ProcedureVersion Procedure { get; private set; } = null!;

    /// <summary>The competent body.</summary>
    public Unit Agency { get; private set; } = null!;

    /// <summary>The body at whose counter it is handed in.</summary>
    public Unit Receiver { get; private set; } = null!;

    public PaperTable Papers { get; private set; } = null!;

    /// <summary>What the owner can be: with a passport only where the procedure is for foreigners or Vietnamese who live abroad.</summary>
    public IEnumerable<Choice> Owners => new Choice[]
    {
        new(nameof(ApplicantKind.Citizen), t["Công dân"].Value),
        new(nameof(ApplicantKind.Organisation), t["Tổ chức, doanh nghiệp"].Value),
        new(nameof(ApplicantKind.PassportHolder), t["Người dùng hộ chiếu"].Value),
    }.Take(Procedure.AdmitsPassports ? 3 : 2);

    /// <summary>How the result can be wanted.</summary>
    public IReadOnlyList<Choice> ReturnWays => [.. Enum.GetValues<Law.Dossiers.ReturnWay>().Select(w => new Choice(w.ToString(), Names.Of(t, w)))];

    public IReadOnlyList<Choice> Channels { get; private set; } = [];

    /// <summary>Where the page asks who has a number.</summary>
    public string PersonHref => $"/can-bo/nop-tai-quay/{Procedure.Code}?handler=Person&co-quan={Agency.Code}";

    /// <summary>Who stands at the counter, as far as it is known.</summary>
    public PersonPanel? Person { get; private set; }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? AgencyCode { get; set; }

    [BindProperty]
    public CounterInputs Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await FindAsync(code, cancel))
        {
            return NotFound();
        }

        Input.Key = Ids.New(Now).ToString("n");
        Input.Kind = nameof(ApplicantKind.Citizen);
        Input.Channel = Channels[0].Value;
        Input.ReturnWay = nameof(Law.Dossiers.ReturnWay.AtCounter);
        (Input.ArrivedOn, Input.ArrivedTime) = (TimeTexts.Day(VietnamTime.DayOf(Now)), DossierTimes.ToMinute(Now).ToString("HH:mm", CultureInfo.InvariantCulture));
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string? buoc, CancellationToken cancel)
    {
        if (!await FindAsync(code, cancel))
        {
            return NotFound();
        }

        await PaperLine.TakeInAsync(Input.Papers, upload, Context(), ModelState, cancel);
        var key = Input.Key is { Length: > 0 and <= 60 } given && given.All(char.IsAsciiLetterOrDigit) ? given : null;
        await ReadPersonAsync(key, cancel);
        if (buoc is not null)
        {
            if (buoc == "dien" && Person?.View?.Last is { } last)
            {
                Fill(PersonPanel.FieldsOf(last), over: false);
            }

            Show();
            return Again(StatusCodes.Status200OK);
        }

        if (!Input.Warned && Person?.View?.Duplicates.Count > 0)
        {
            ModelState.AddModelError("Input.Warned", "Người này đang có hồ sơ của cùng thủ tục. Xem hồ sơ ấy; nếu vẫn nộp hồ sơ mới thì đánh dấu rồi bấm nộp lần nữa.");
        }

        if (!ModelState.IsValid)
        {
            Show();
            return Again();
        }

        var brought = Input.Papers.Where(p => p.IsBrought).ToList();
        var outcome = await submit.RunAsync(Context(key), Input.ToRequest(Procedure.Code, Agency.Code, brought) with { ReceiverCode = Receiver.Id == Agency.Id ? null : Receiver.Code }, cancel);
        switch (outcome)
        {
            case SubmitDossier.Outcome.Submitted submitted:
                await link.RunAsync(Context(), submitted.Id, cancel);
                return Redirect(Input.Channel == CounterInputs.Assisted && Receiver.Id != Agency.Id ? AssistedModel.HrefOf(Receiver.Code, submitted.RequestNumber) : $"/can-bo/ho-so/{submitted.Id}");
            case SubmitDossier.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(FieldOf(fault, brought), fault.Text);
                }

                Show();
                return Again();
            case SubmitDossier.Outcome.NotAllowed refused:
                ModelState.AddModelError("", refused.Text);
                Show();
                return Again(StatusCodes.Status403Forbidden);
            default:
                // The same form was sent before with other content: this one is a new filing, if the officer wants it.
                Input.Key = Ids.New(Now).ToString("n");
                ModelState.Remove("Input.Key");
                ModelState.AddModelError("", "Hồ sơ từ trang này đã được nộp với nội dung khác. Kiểm tra danh sách chờ tiếp nhận; nếu đây là hồ sơ mới, hãy bấm nộp lần nữa.");
                Show();
                return Again(StatusCodes.Status409Conflict);
        }
    }

    /// <summary>Tells, beside the form, who has the number that was typed or scanned.</summary>
    public async Task<IActionResult> OnPostPersonAsync(string code, CancellationToken cancel)
    {
        if (!await FindAsync(code, cancel))
        {
            return NotFound();
        }

        await ReadPersonAsync(null, cancel);
        return Partial("_Person", Person!);
    }

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

    private void Fill(IReadOnlyDictionary<string, string> fields, bool over)
    {
        foreach (var field in Input.Fill(fields, over))
        {
            ModelState.Remove("Input." + field);
        }
    }

    private async Task<bool> FindAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        var mine = Me.Posts.Where(p => p.Role == Role.Receiver).Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(a => a.Id).ToList();

        // The receiver's own bodies first, then those whose procedures the counter takes in.
        var pairs = Reference.AgenciesFor(code, today)
            .SelectMany(competent => mine.Where(receiver => Reference.WhyNotReceivedBy(receiver, competent, code, today) is null).OrderBy(receiver => receiver.Id != competent.Id)
                .Select(receiver => (Competent: competent, Receiver: receiver)).Take(1))
            .OrderBy(pair => pair.Competent.Id != pair.Receiver.Id).ToList();
        if (Reference.ProcedureInForce(code, today) is not { } procedure || pairs.Count == 0)
        {
            return false;
        }

        var asked = pairs.FindIndex(pair => string.Equals(pair.Competent.Code, AgencyCode, StringComparison.Ordinal));
        if (AgencyCode is not null && asked < 0)
        {
            return false;
        }

        (Agency, Receiver) = pairs[Math.Max(0, asked)];
        Procedure = procedure;
        Channels = [.. procedure.Means.Where(m => m.Channel != Channel.Online && procedure.WhyNotOpenForFiling(today, m.Channel) is null)
            .OrderBy(m => m.Channel).Select(m => new Choice(m.Channel.ToString(), Names.Of(t, m.Channel))),
            .. procedure.WhyNotOpenForFiling(today, Channel.Online) is null ? [new Choice(CounterInputs.Assisted, t["Trực tuyến, hỗ trợ công dân nộp"].Value)] : Array.Empty<Choice>()];
        return Channels.Count > 0;
    }

    private void Show()
    {
        // The letter of authority of a submitter for another is the last line, beside what it says.
        var authority = Input.Papers.FirstOrDefault(l => string.Equals(l.Code, Representation.Paper.Code, StringComparison.Ordinal)) ?? new() { Code = Representation.Paper.Code };
        Input.Papers = [.. PaperLine.For(Procedure.Components, Input.Papers), authority];
        Papers = new(Procedure.Components, Input.Papers[..^1], Procedure.Cases);
    }

    private string FieldOf(FieldFault fault, List<PaperLine> brought)
    {
        var field = fault.Field;
        if (field.StartsWith("applicant.", StringComparison.Ordinal))
        {
            field = field["applicant.".Length..];
        }
        else if (NumberedPaper().Match(field) is { Success: true } numbered)
        {
            return LineOf(brought[int.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture)].Code);
        }
        else if (field.StartsWith("papers.", StringComparison.Ordinal))
        {
            return LineOf(field["papers.".Length..]);
        }

        return field is "" or "papers" or "procedureCode" or "agencyCode" or "receiverCode" ? "" : FaultsExtensions.InputKey(field);
    }

    private string LineOf(string? code)
    {
        var at = string.Equals(code, Representation.Paper.Code, StringComparison.Ordinal) ? Procedure.Components.Count + 1 : Procedure.Components.TakeWhile(c => !string.Equals(c.Code, code, StringComparison.Ordinal)).Count();
        return string.Create(CultureInfo.InvariantCulture, $"Input.Papers[{at}]");
    }

    [GeneratedRegex(@"^papers\[(\d+)\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberedPaper();
}
