using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>The end-of-day sheet of a body: on the page and on A4, each figure leading to its dossiers.</summary>
[OfficialsOnly("receiver", "cashier", "one_stop_director", "agency_head", "procedure_controller", "leader", "reform_officer", "inspector")]
public sealed class DayModel(ActorReader actors, ReferenceStore reference, ReportDay report, CashBook book) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/cuoi-ngay";

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    /// <summary>The day as typed, e.g. 26/11/2026.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public string? Typed { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public DaySheet? Sheet { get; private set; }

    public Unit? Unit { get; private set; }

    public Letterhead? Head { get; private set; }

    public IReadOnlyList<BrokenIdentity> Broken { get; private set; } = [];

    /// <summary>What was taken and given back on the day, by official, way and kind.</summary>
    public IReadOnlyList<CashBook.Line> Cash { get; private set; } = [];

    /// <summary>Whether the day still runs.</summary>
    public bool Runs => Sheet?.Day == VietnamTime.DayOf(Now);

    /// <summary>The day in words, and until when while it runs.</summary>
    public string PeriodText => $"Ngày {TimeTexts.Day(Sheet!.Day)}{(Runs ? $" (tính đến {TimeTexts.Moment(Now)})" : "")}";

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        if (format is not null && !ReportFile.Formats.Contains(format))
        {
            return NotFound();
        }

        await OpenAsync(cancel);
        Units = ReportDay.UnitsOf(Me, Reference.Organisation);
        UnitCode ??= Units is [var first, ..] ? first.Code : "";
        Typed = string.IsNullOrWhiteSpace(Typed) ? TimeTexts.Day(VietnamTime.DayOf(Now)) : Typed.Trim();
        if (DayOf(Typed) is not { } day)
        {
            ModelState.AddModelError("ngay", "Nhập ngày như 26/11/2026.");
            return Again();
        }

        switch (await report.RunAsync(Me, Now, UnitCode, day, cancel))
        {
            case ReportDay.Outcome.Made made:
                (Sheet, Unit) = (made.Sheet, made.Unit);
                Cash = await book.DayAsync(made.Unit.Id, day, cancel);
                var place = OrganisationTree.PlaceOf(made.Unit);
                Head = new(Reference.Organisation.ReceptionOf(made.Unit.Id).Name, made.Unit.Name, "", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(Now));
                return format is null ? Page() : FileOf(made, format);
            case ReportDay.Outcome.Broken broken:
                Broken = broken.Identities;
                return Again(StatusCodes.Status409Conflict);
            case ReportDay.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field == "unit" ? "don-vi" : "ngay", fault.Text);
                }

                return Again();
            default:
                throw new System.Diagnostics.UnreachableException("A sheet is made, broken or refused.");
        }
    }

    private FileContentResult FileOf(ReportDay.Outcome.Made made, string format) => File(
        TextTableFile.Make(DaySheetTable.Of(made.Sheet, PeriodText), ReportFile.HeadingOf(made.Unit, Reference.Organisation) with { SignerTitle = DaySheetTable.Signer }, format),
        ReportFile.MediaTypeOf(format),
        $"cuoi-ngay-{made.Unit.Code}-{made.Sheet.Day:yyyyMMdd}.{format}");

    /// <summary>The address of the sheet of another day.</summary>
    public string DayHref(DateOnly day) => HrefOf(UnitCode!, day);

    /// <summary>The address of the dossiers behind a figure.</summary>
    public string RowsHref(DayFigure figure) => DayRowsModel.HrefOf(UnitCode!, Sheet!.Day, figure);

    /// <summary>The address of a sheet.</summary>
    public static string HrefOf(string unit, DateOnly day) => $"{Href}?don-vi={Uri.EscapeDataString(unit)}&ngay={Uri.EscapeDataString(TimeTexts.Day(day))}";

    /// <summary>A day as typed, or as an address has it; null when it is none.</summary>
    public static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact(typed, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
