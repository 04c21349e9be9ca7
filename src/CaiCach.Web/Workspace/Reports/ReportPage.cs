using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>A statutory report on a page: its unit, period and closed version chosen in the address, its faults told at their fields.</summary>
public abstract class ReportPage(ReadReport read, ReferenceStore reference, ActorReader actors, LetterPdf pdf) : PageModel
{
    /// <summary>The figures of now, as the address says it.</summary>
    public const string OfNow = "hien-tai";

    /// <summary>The closed text itself, which has the hash, as the address calls this format.</summary>
    public const string ClosedText = "ban-chot";

    /// <summary>The moment up to which causes count, as the address says it.</summary>
    public const string Moment = "tinh-den";

    private const string Seconds = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>The units to choose from.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public string UnitCode { get; private set; } = "";

    public string PeriodKey { get; private set; } = "";

    public string Year { get; private set; } = "";

    public ReportingPeriod? Period { get; private set; }

    /// <summary>What is shown; null when the question has faults or the figures contradict each other.</summary>
    public ReadReport.Outcome.Shown? Shown { get; private set; }

    /// <summary>The moment that was asked for, as typed; null for none.</summary>
    public string? AsOf { get; private set; }

    /// <summary>The closed reports that no longer follow from what is shown.</summary>
    public IReadOnlyList<Follower> Followers { get; private set; } = [];

    /// <summary>The form.</summary>
    public abstract ReportForm Form { get; }

    /// <summary>What a row stands for, as the address says it; null where the form has no choice or the first is chosen.</summary>
    public virtual string? Rows => null;

    /// <summary>Whether the period is over.</summary>
    public bool IsOver => Period is { } period && period.To < VietnamTime.DayOf(Now);

    /// <summary>Whether this person closes the figures of the unit.</summary>
    public bool MayClose => Shown is { } shown && FreezeReport.MayClose(Viewer, Tree, shown.Unit);

    public IReadOnlyList<BrokenIdentity> Broken { get; private set; } = [];

    protected OrganisationTree Tree { get; private set; } = null!;

    protected Actor Viewer { get; private set; } = null!;

    protected DateTime Now => actors.Now;

    /// <summary>Reads what was chosen; whether there is a period to report on.</summary>
    protected async Task<bool> ChooseAsync(string? unit, string? period, string? year, CancellationToken cancel)
    {
        Viewer = await actors.ActorAsync(User, cancel);
        Tree = (await reference.CurrentAsync(cancel)).Organisation;
        Units = ReportUnits.Of(Viewer, Tree);
        var current = PeriodChoice.Current(VietnamTime.DayOf(Now));
        UnitCode = unit ?? (Units is [var first, ..] ? first.Code : "");
        PeriodKey = period ?? current.Key;
        Year = year ?? current.Year.ToString(CultureInfo.InvariantCulture);
        Period = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? PeriodChoice.Find(PeriodKey, number) : null;
        if (Period is null)
        {
            ModelState.AddModelError("nam", "Chọn kỳ báo cáo và năm từ 2000 đến 2199.");
        }

        return Period is not null;
    }

    /// <summary>The report on the page or, with a format, as a file.</summary>
    protected async Task<IActionResult> AnswerAsync(string? version, string? format, CancellationToken cancel, string? asOf = null)
    {
        await ReadAsync(version, forPage: format is null, cancel, asOf);
        if (format is null || Shown is null)
        {
            return Page();
        }

        if (format == ClosedText && Shown.Frozen is { } frozen)
        {
            return File(System.Text.Encoding.UTF8.GetBytes(frozen.Content), ReportFile.MediaTypeOf("json"), ReportFile.NameOf(Shown, "chot.json"));
        }

        if (format == "pdf")
        {
            return File(pdf.Make(Shown.Table, HeadingOf(Shown)), "application/pdf", ReportFile.NameOf(Shown, format));
        }

        return ReportFile.Formats.Contains(format)
            ? File(ReportFile.Make(Shown, Tree, format), ReportFile.MediaTypeOf(format), ReportFile.NameOf(Shown, format))
            : NotFound();
    }

    /// <summary>Reads the report of the chosen unit and period; for the page, with what no longer follows from it.</summary>
    protected async Task ReadAsync(string? version, bool forPage, CancellationToken cancel, string? asOf = null)
    {
        AsOf = string.IsNullOrWhiteSpace(asOf) ? null : asOf;
        var moment = MomentOf(AsOf);
        if (AsOf is not null && moment is null)
        {
            ModelState.AddModelError(Moment, "Nhập ngày, giờ dạng 2026-04-05T09:30:00.");
            return;
        }

        var question = new ReadReport.Question(Form, UnitCode, Period!.From, Period.To, version == OfNow ? ReadReport.Live : version, ForFile: !forPage) { AsOf = moment };
        switch (await read.RunAsync(Viewer, Now, question, cancel))
        {
            case ReadReport.Outcome.Shown shown:
                Shown = shown;
                Followers = forPage ? await read.FollowersAsync(shown, cancel) : [];
                break;
            case ReadReport.Outcome.Broken broken:
                Broken = broken.Identities;
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
            case ReadReport.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field switch { "unit" => "don-vi", "asOf" => Moment, _ => "nam" }, fault.Text);
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException("A report is shown, broken or refused.");
        }
    }

    /// <summary>Who reports and signs.</summary>
    public ReportHeading HeadingOf(ReadReport.Outcome.Shown shown) => ReportFile.HeadingOf(shown, Tree);

    /// <summary>The address of what is shown in another format.</summary>
    public string FileAddress(string format) => Asked(Shown!.Frozen?.Number.ToString(CultureInfo.InvariantCulture) ?? OfNow, format).ToString();

    /// <summary>The address of the same figures later; null where what is shown is not counted as of a moment.</summary>
    public string? SameAddress => Shown!.AsOf is null ? null : Asked(null, null).ToString();

    /// <summary>The address of a closed version, or of the figures of now.</summary>
    public string VersionAddress(string version) => Asked(version, null, ofMoment: false).ToString();

    /// <summary>The address of the page that closes these figures.</summary>
    public string CloseAddress => FreezeModel.Href + Address(new("bieu", FreezeModel.WordOf(Form)), new("don-vi", UnitCode), new("ky", PeriodKey), new("nam", Year));

    /// <summary>The address of the dossiers behind a figure; of a closed version it says which.</summary>
    public string RowsAddress(string? row, int column) => PathOf(Form) + "/ho-so" + Address(
        new("don-vi", UnitCode), new("tu", Day(Period!.From)), new("den", Day(Period.To)), new("cot", column.ToString(CultureInfo.InvariantCulture)), new(Rows ?? Ii06aModel.ByField, row),
        new("ky", PeriodKey), new("nam", Year), new("theo", Rows), new("ban", Shown!.Frozen?.Number.ToString(CultureInfo.InvariantCulture)), new(Moment, MomentShown));

    /// <summary>The address of a closed report that no longer follows from this one.</summary>
    public string FollowerAddress(Follower follower)
    {
        var period = ReportingPeriod.Of(follower.FirstDay, follower.LastDay)!;
        return PathOf(follower.Form) + Address(
            new("don-vi", UnitCode), new("ky", PeriodChoice.KeyOf(period)), new("nam", period.Year.ToString(CultureInfo.InvariantCulture)), new("theo", follower.Form == ReportForm.Ii06 ? Ii06aModel.ByBody : null));
    }

    /// <summary>The address of the page of a form.</summary>
    internal static string PathOf(ReportForm form) => "/can-bo/bao-cao/" + form switch
    {
        ReportForm.Ii07 => "ii07",
        ReportForm.Ii05 => "ii05",
        ReportForm.Ii03 => "ii03",
        _ => "ii06a",
    };

    private QueryString Asked(string? version, string? format, bool ofMoment = true) => Address(
        new("don-vi", UnitCode), new("ky", PeriodKey), new("nam", Year), new("theo", Rows), new("ban", version), new("dinh-dang", format), new(Moment, ofMoment ? MomentShown : null));

    private string? MomentShown => Shown!.AsOf is { } moment ? VietnamTime.ToLocal(moment).ToString(Seconds, CultureInfo.InvariantCulture) : null;

    /// <summary>The moment (UTC) that an address names; null for what is none.</summary>
    internal static DateTime? MomentOf(string? text) =>
        DateTime.TryParseExact(text, [Seconds, "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 2000 and <= 2199 ? VietnamTime.ToUtc(local) : null;

    /// <summary>The query of an address, without what is not chosen.</summary>
    internal static QueryString Address(params KeyValuePair<string, string?>[] parts) => QueryString.Create(parts.Where(p => p.Value is not null));

    /// <summary>A day as addresses write it.</summary>
    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
