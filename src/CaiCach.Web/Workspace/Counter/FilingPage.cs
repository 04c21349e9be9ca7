using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Application;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>What the pages share on which somebody files for a citizen: the procedure, who is competent and who receives, the papers, and the faults at their fields.</summary>
public abstract partial class FilingPage(ActorReader actors, ReferenceStore reference, SubmitDossier submit, UploadFile upload, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The texts of the workspace.</summary>
    protected IStringLocalizer<WorkspaceTexts> T { get; } = t;

    public ProcedureVersion Procedure { get; private set; } = null!;

    /// <summary>The local day by whose version of the procedure it is filed: today, or the day typed of its reception on paper.</summary>
    protected DateOnly FiledOn { get; private set; }

    /// <summary>The competent body.</summary>
    public Unit Agency { get; private set; } = null!;

    /// <summary>The body at whose counter it is handed in.</summary>
    public Unit Receiver { get; private set; } = null!;

    public PaperTable Papers { get; private set; } = null!;

    /// <summary>What the owner can be, by the subjects of the procedure; and what was chosen otherwise, by a draft, a card or an earlier dossier.</summary>
    public IEnumerable<Choice> Owners => Kinds.Union(Enum.GetValues<ApplicantKind>().Where(k => k.ToString() == Input.Kind)).Select(k => new Choice(k.ToString(), (k == ApplicantKind.Organisation ? T["Tổ chức khác"] : T[k.ToText()]).Value));

    /// <summary>Which number is asked of those who have neither identity number nor passport nor tax code alone; null where the procedure is for none of them.</summary>
    public string? NumberHint => (Kinds.Contains(ApplicantKind.HouseholdBusiness), Kinds.Contains(ApplicantKind.StateBody)) switch
    {
        (true, true) => T["Hộ kinh doanh: số định danh của chủ hộ hoặc mã số thuế. Cơ quan nhà nước: mã định danh điện tử hoặc mã số thuế"].Value,
        (true, false) => T["Hộ kinh doanh: số định danh của chủ hộ hoặc mã số thuế"].Value,
        (false, true) => T["Cơ quan nhà nước: mã định danh điện tử hoặc mã số thuế"].Value,
        _ => null,
    };

    /// <summary>The kinds of owners that the procedure is for.</summary>
    protected IReadOnlyList<ApplicantKind> Kinds => ApplicantKinds.For(Procedure.Subjects);

    /// <summary>The citizen's draft that is filed here, opened by its code; null for none.</summary>
    public ReadDraft.View? Draft { get; protected set; }

    /// <summary>How the result can be wanted.</summary>
    public IReadOnlyList<Choice> ReturnWays => [.. Enum.GetValues<Law.Dossiers.ReturnWay>().Select(w => w == Law.Dossiers.ReturnWay.Electronic
        ? new Choice(w.ToString(), Names.Of(T, w), T["Không có tài khoản thì tải ở trang tra cứu bằng mã một lần gửi đến số di động hoặc thư điện tử của hồ sơ"].Value)
        : new Choice(w.ToString(), Names.Of(T, w)))];

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? AgencyCode { get; set; }

    [BindProperty]
    public CounterInputs Input { get; set; } = new();

    /// <summary>The day of reception on paper by which the procedure was looked for; null for one of today.</summary>
    protected virtual DateOnly? PaperDay => null;

    /// <summary>Whether a post of the actor lets it file at the counter of the post's body.</summary>
    protected abstract bool Files(Role role);

    /// <summary>Stores the scans that came with the form.</summary>
    protected Task TakeScansInAsync(CancellationToken cancel) => PaperLine.TakeInAsync(Input.Papers, Procedure, upload, Context(), ModelState, cancel);

    /// <summary>The key of the form; null for one that nobody made here.</summary>
    protected string? Key => Input.Key is { Length: > 0 and <= 60 } given && given.All(char.IsAsciiLetterOrDigit) ? given : null;

    /// <summary>Files what was typed.</summary>
    /// <param name="then">Where to go when it is filed.</param>
    /// <param name="cancel">Stops it.</param>
    protected async Task<IActionResult> SubmitAsync(Func<SubmitDossier.Outcome.Submitted, Task<string>> then, CancellationToken cancel)
    {
        var applicant = Input.ToRequest(Procedure.Code, Agency.Code, []).Applicant;
        Input.Papers.ForEach(p => p.Complete(Procedure, source => DeclaredAnswers.FactOf(applicant, source)));
        var brought = Input.Papers.Where(p => p.IsBrought).ToList();
        var request = Input.ToRequest(Procedure.Code, Agency.Code, brought) with { ReceiverCode = Receiver.Id == Agency.Id ? null : Receiver.Code };
        if (Draft is { } draft)
        {
            request = request with { Papers = [.. request.Papers, .. draft.Uploads.Where(u => Input.DraftFiles.Contains(u.Id)).Select(u => new PaperInput(u.ComponentCode, u.Id))] };
        }

        var outcome = await submit.RunAsync(Context(Key), request, cancel);
        switch (outcome)
        {
            case SubmitDossier.Outcome.Submitted submitted:
                return Redirect(await then(submitted));
            case SubmitDossier.Outcome.Invalid invalid:
                NoteMissing(request, invalid.Faults);
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

    /// <summary>Finds the procedure and its bodies; false for none that the actor may file for.</summary>
    protected async Task<bool> FindAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        var mine = Me.Posts.Where(p => Files(p.Role)).Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(a => a.Id).ToList();

        // The receiver's own bodies first, then those whose procedures the counter takes in.
        // A procedure that has ended is entered late or not at all, whatever of the late entry is filled in so far.
        FiledOn = new[] { Input.LateEntry?.DayBy(Now), HttpMethods.IsGet(Request.Method) || Input.IsLateEntry ? PaperDay : null, today, PaperDay }.FirstOrDefault(day => day is { } typed && Reference.ProcedureInForce(code, typed) is not null) ?? today;
        var pairs = Reference.AgenciesFor(code, today).Concat(Reference.AgenciesFor(code, FiledOn).Where(body => !Reference.Organisation.HasEnded(body.Id))).DistinctBy(body => body.Id)
            .SelectMany(competent => mine.Where(receiver => Reference.WhyNotReceivedBy(receiver, competent, code, today) is null).OrderBy(receiver => receiver.Id != competent.Id)
                .Select(receiver => (Competent: competent, Receiver: receiver)).Take(1))
            .OrderBy(pair => pair.Competent.Id != pair.Receiver.Id).ToList();
        if (Reference.ProcedureInForce(code, FiledOn) is not { } procedure || pairs.Count == 0)
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
        return true;
    }

    /// <summary>Makes the lines of the papers for the page.</summary>
    protected void Show()
    {
        Input.FormVersion = Procedure.Version;
        ModelState.Remove("Input.FormVersion");
        Input.Commune.Show(Reference, VietnamTime.DayOf(Now), ModelState);

        // The letter of authority of a submitter for another is the last line, beside what it says.
        var authority = Input.Papers.FirstOrDefault(l => string.Equals(l.Code, Representation.Paper.Code, StringComparison.Ordinal)) ?? new() { Code = Representation.Paper.Code };
        Input.Papers = [.. PaperLine.For(Procedure.Components, Input.Papers), authority];
        Papers = new(Procedure.Components, Input.Papers[..^1], Procedure.Cases, [.. Lacking.Select(c => c.Value)]);
    }

    /// <summary>The field of the page that a fault belongs to.</summary>
    protected string FieldOf(FieldFault fault, List<PaperLine> brought)
    {
        var field = fault.Field;
        if (field.StartsWith("applicant.", StringComparison.Ordinal))
        {
            field = field["applicant.".Length..];
        }
        else if (NumberedPaper().Match(field) is { Success: true } numbered)
        {
            var number = int.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture);
            return number < brought.Count ? PaperLine.FieldOf(LineOf(brought[number].Code), field) : "Input.DraftFiles";
        }
        else if (field.StartsWith("papers.", StringComparison.Ordinal))
        {
            return LineOf(field["papers.".Length..]);
        }

        if (field is "commune.code")
        {
            return "Input.Commune.Code";
        }

        if (field is "signedConsent")
        {
            return "Input.Consent.File";
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
