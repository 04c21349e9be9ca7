using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Register;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Workspace.Counter;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Register;

/// <summary>The register of dossiers of a body: a page at a time on the screen, whole on paper and in files.</summary>
public sealed class RegisterModel(ActorReader actors, ReferenceStore reference, ReadRegister read, ExportRegister export, LetterPdf pdf) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/so-theo-doi";

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    /// <summary>The first day as typed, e.g. 1/11/2026.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? TypedFrom { get; set; }

    /// <summary>The last day as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? TypedTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public Unit? Unit { get; private set; }

    public ReadRegister.Question? Question { get; private set; }

    /// <summary>A page of lines; null when the question has faults or the whole is printed.</summary>
    public ReadRegister.Page? Lines { get; private set; }

    /// <summary>The whole, to print; null on the screen.</summary>
    public TextTable? Paper { get; private set; }

    public ReportHeading Heading => ReportFile.HeadingOf(Unit!, Reference.Organisation);

    /// <summary>The form in force on the last day; null when there is none.</summary>
    public (LetterForm Form, LetterSet Set)? Form => Question is { } question ? RegisterTable.FormOn(Reference.LetterSets, question.To) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!Ask())
        {
            return Again();
        }

        if (After is not null && ReadRegister.Cursor.Parse(After) is null)
        {
            return NotFound();
        }

        var (page, unit, faults) = await read.RunAsync(Me, Now, Question!, ReadRegister.Cursor.Parse(After), cancel);
        (Lines, Unit) = (page, unit);
        Say(faults);
        return faults.Count > 0 ? Again() : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (format is null || !ExportRegister.Formats.Contains(format))
        {
            return NotFound();
        }

        if (!Ask())
        {
            return Again();
        }

        switch (await export.RunAsync(Context(), Question!, format, cancel))
        {
            case ExportRegister.Outcome.Done done:
                Unit = done.Unit;
                var table = RegisterTable.Of(done.Lines, Question!, Reference.LetterSets, done.Frame, withMore: format is not (ExportRegister.Paper or "pdf"));
                if (format == ExportRegister.Paper)
                {
                    Paper = table;
                    return Page();
                }

                return File(
                    format == "pdf" ? pdf.Make(table, Heading) : TextTableFile.Make(table, Heading, format), format == "pdf" ? "application/pdf" : ReportFile.MediaTypeOf(format), $"So-theo-doi-{done.Unit.Code}-{Question!.From:yyyyMMdd}-{Question.To:yyyyMMdd}.{format}");
            case ExportRegister.Outcome.Invalid invalid:
                Say(invalid.Faults);
                return Again();
            default:
                throw new System.Diagnostics.UnreachableException("A register is taken out or refused.");
        }
    }

    /// <summary>Whether the viewer may open a line's dossier: one that moved on may be out of sight.</summary>
    public bool Opens(ReadRegister.Line line) => line.MovedTo is null || DossierScope.Of(Me, Reference.Organisation).SeesAllOf(line.MovedTo.Id);

    /// <summary>The address of the register from a place on; null for its beginning.</summary>
    public string AddressOf(string? after) => Href + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("don-vi", UnitCode), new("tu", TypedFrom), new("den", TypedTo), new("sau", after) }.Where(p => p.Value is not null));

    /// <summary>Reads what was chosen, this month when nothing was; whether there are days to ask about.</summary>
    private bool Ask()
    {
        Units = ReadRegister.UnitsOf(Me, Reference.Organisation);
        UnitCode ??= Units is [var first, ..] ? first.Code : "";
        var today = VietnamTime.DayOf(Now);
        TypedFrom = string.IsNullOrWhiteSpace(TypedFrom) ? TimeTexts.Day(new(today.Year, today.Month, 1)) : TypedFrom.Trim();
        TypedTo = string.IsNullOrWhiteSpace(TypedTo) ? TimeTexts.Day(today) : TypedTo.Trim();
        var (from, to) = (DayModel.DayOf(TypedFrom), DayModel.DayOf(TypedTo));
        foreach (var (key, day) in new[] { ("tu", from), ("den", to) })
        {
            if (day is null)
            {
                ModelState.AddModelError(key, "Nhập ngày như 26/11/2026.");
            }
        }

        Question = from is null || to is null ? null : new(UnitCode, from.Value, to.Value);
        return Question is not null;
    }

    private void Say(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field == "unit" ? "don-vi" : "den", fault.Text);
        }
    }
}
