using CaiCach.Application;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Requests;

/// <summary>Files a request of a unit under an internal procedure.</summary>
[RequestSizeLimit(BodyLimit.ManyFiles)]
public sealed class AskModel(ActorReader actors, ReferenceStore reference, SubmitDossier submit, UploadFile upload) : WorkspacePage(actors, reference)
{
    private static readonly ApplicantInput TheUnit = new(ApplicantKind.Organisation, null, null, null, null, null, null);

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Unit { get; set; }

        public string? Agency { get; set; }

        public string? CaseCode { get; set; }

        public string? Content { get; set; }

        public List<PaperLine> Papers { get; set; } = [];

        /// <summary>Made with the empty form, so that a second press files nothing new.</summary>
        public string? Key { get; set; }
    }

    public ProcedureVersion Procedure { get; private set; } = null!;

    /// <summary>The units the official may ask for.</summary>
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>Who may be asked.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public RequestPapers Papers { get; private set; } = null!;

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The form of a procedure.</summary>
    public static string AddressOf(string code) => $"{RequestsModel.Href}/{code}";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!Find(code))
        {
            return NotFound();
        }

        Input.Key = Ids.New(Now).ToString("n");
        (Input.Unit, Input.Agency) = (Units[0].Value, Bodies[0].Value);
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!Find(code))
        {
            return NotFound();
        }

        Input.Papers = PaperLine.For(Procedure.Components, Input.Papers);
        await PaperLine.TakeInAsync(Input.Papers, Procedure, upload, Context(), ModelState, cancel);
        Show();
        if (!ModelState.IsValid)
        {
            return Again();
        }

        var key = Input.Key is { Length: > 0 and <= 60 } given && given.All(char.IsAsciiLetterOrDigit) ? given : null;
        var outcome = await submit.RunAsync(
            Context(key),
            new(Procedure.Code, Input.Agency ?? "", string.IsNullOrEmpty(Input.CaseCode) ? null : ActInputs.Clean(Input.CaseCode), Procedure.ChannelInside(), TheUnit, ActInputs.Clean(Input.Content), RequestPapers.InputsOf(Input.Papers), AskedBy: Input.Unit ?? ""),
            cancel);
        switch (outcome)
        {
            case SubmitDossier.Outcome.Submitted submitted:
                return Redirect(RequestModel.AddressOf(submitted.Id) + "?xong=de-nghi");
            case SubmitDossier.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(
                        fault.Field switch { "agencyCode" or "procedureCode" => "Input.Agency", "caseCode" => "Input.CaseCode", "content" => "Input.Content", var paper => RequestPapers.FieldOf(paper, Input.Papers) },
                        fault.Text);
                }

                return Again();
            case SubmitDossier.Outcome.NotAllowed refused:
                ModelState.AddModelError("Input.Unit", refused.Text);
                return Again(StatusCodes.Status403Forbidden);
            default:
                Input.Key = Ids.New(Now).ToString("n");
                ModelState.Remove("Input.Key");
                ModelState.AddModelError("", "Hồ sơ từ trang này đã được gửi với nội dung khác. Xem danh sách đã đề nghị; nếu đây là hồ sơ mới, hãy bấm gửi lần nữa.");
                return Again(StatusCodes.Status409Conflict);
        }
    }

    private bool Find(string code)
    {
        var units = AskInside.UnitsOf(Me, Reference.Organisation);
        if (AskInside.OffersTo(units, Reference, VietnamTime.DayOf(Now)).FirstOrDefault(o => o.Procedure.Code == code) is not { } offer)
        {
            return false;
        }

        Procedure = offer.Procedure;
        Units = [.. units.Where(u => offer.Bodies.Any(b => AskInside.WhyNot(Procedure, u, b, VietnamTime.DayOf(Now)) is null)).Select(u => new Choice(u.Code, NameOf(u)))];
        Bodies = [.. offer.Bodies.Select(b => new Choice(b.Code, b.Name))];
        return true;
    }

    private string NameOf(Unit unit) => unit.Id == unit.AgencyId ? unit.Name : $"{unit.Name} – {Reference.Organisation.NameOf(unit.AgencyId)}";

    private void Show()
    {
        Input.Papers = PaperLine.For(Procedure.Components, Input.Papers);
        Papers = new(Procedure.Components, Input.Papers, IsSupplement: false);
    }
}
