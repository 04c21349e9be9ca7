using System.Globalization;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>An administrator changes the working calendar: what is typed, then what it moves, then it comes into force.</summary>
[OfficialsOnly("administrator")]
[TakesUpTo(4 << 20)]
public sealed class ChangeModel(ActorReader actors, ReferenceStore reference, ReadCalendars read, PrepareCalendar prepare, AdoptCalendar adopt, PreviewDues dues)
    : WorkspacePage(actors, reference)
{
    private const int MostBytes = 1 << 20;
    private const string LoadFile = "nap-tep";

    private static readonly Dictionary<string, CalendarChangeKind?> Kinds = new(StringComparer.Ordinal)
    {
        ["nghi"] = CalendarChangeKind.DayOff,
        ["lam-viec"] = CalendarChangeKind.WorkingDay,
        ["hoan-doi"] = CalendarChangeKind.Swap,
        ["xac-nhan"] = CalendarChangeKind.ConfirmYear,
        [LoadFile] = null,
    };

    [BindProperty]
    public ChangeInputs Input { get; set; } = new();

    /// <summary>What is changed; null when a file is loaded.</summary>
    public CalendarChangeKind? Kind { get; private set; }

    /// <summary>What the calendar would be; null while something is wrong or nothing was typed.</summary>
    public PrepareCalendar.Outcome.Ready? Preview { get; private set; }

    /// <summary>What it would move.</summary>
    public PreviewDues.Outcome? Moves { get; private set; }

    /// <summary>The date of the document that decides, as read.</summary>
    public DateOnly DecisionDate { get; private set; }

    /// <summary>The bad lines of a file.</summary>
    public IReadOnlyList<CalendarFileFault> Lines { get; private set; } = [];

    /// <summary>The address of the page that asked.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The address of one kind of change.</summary>
    public static string AddressOf(string kind) => $"{YearModel.Href}/{kind}";

    public async Task<IActionResult> OnGetAsync(string kind, [FromQuery(Name = "nam")] string? year, CancellationToken cancel)
    {
        if (!await OpenAsync(kind, cancel))
        {
            return NotFound();
        }

        Input.Seen = await read.NewestAsync(cancel);
        Input.Year ??= year;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string viec, CancellationToken cancel)
    {
        if (!await OpenAsync(kind, cancel))
        {
            return NotFound();
        }

        if (viec == "sua")
        {
            return Page();
        }

        await TakeFileAsync(cancel);
        var change = Kind is { } chosen ? ChangeOf(chosen) : null;
        var date = Input.Date.Read(ModelState, "Input.Date", "Ngày văn bản");
        DecisionDate = date ?? default;
        var proposal = new CalendarProposal(Input.Seen ?? "", change, Kind is null ? Input.Csv : null, Input.Number, date);
        return viec == "ghi" && ModelState.IsValid ? await AdoptAsync(proposal, cancel) : await PreviewAsync(proposal, cancel);
    }

    private async Task<bool> OpenAsync(string kind, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!Kinds.TryGetValue(kind, out var known) || Reference.CurrentCalendar is null || !CalendarScope.MayChange(Me, Reference.Organisation))
        {
            return false;
        }

        (Kind, Address) = (known, AddressOf(kind));
        return true;
    }

    private async Task<IActionResult> PreviewAsync(CalendarProposal proposal, CancellationToken cancel)
    {
        switch (await prepare.RunAsync(Context(), proposal, cancel))
        {
            case PrepareCalendar.Outcome.Ready ready when ModelState.IsValid:
                (Preview, Moves) = (ready, await dues.RunAsync(ready.Calendar, Now, cancel));
                return Page();
            case PrepareCalendar.Outcome.Ready:
                return Again();
            case PrepareCalendar.Outcome.Invalid invalid:
                Lines = invalid.Lines;
                Say(invalid.Faults);
                return Again();
            case PrepareCalendar.Outcome.Stale:
                return await StaleAsync(cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AdoptAsync(CalendarProposal proposal, CancellationToken cancel)
    {
        switch (await adopt.RunAsync(Context(), proposal, cancel))
        {
            case AdoptCalendar.Outcome.Done done:
                return Redirect($"{YearModel.Href}?nam={(proposal.Change?.Day?.Year ?? proposal.Change?.Year ?? VietnamTime.DayOf(Now).Year).ToString(CultureInfo.InvariantCulture)}&xong={done.Version}");
            case AdoptCalendar.Outcome.Invalid invalid:
                Say(invalid.Faults);
                return Again();
            case AdoptCalendar.Outcome.Stale:
                return await StaleAsync(cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> StaleAsync(CancellationToken cancel)
    {
        ModelState.AddModelError("", "Người khác vừa thay đổi lịch. Thay đổi của ông/bà chưa được áp dụng; nội dung đã nhập vẫn còn. Hãy xem lại lịch đang dùng rồi xem trước lần nữa.");
        Input.Seen = await read.NewestAsync(cancel);
        ModelState.Remove("Input.Seen");
        return Again(StatusCodes.Status409Conflict);
    }

    private CalendarChange ChangeOf(CalendarChangeKind kind)
    {
        if (kind == CalendarChangeKind.ConfirmYear)
        {
            return new(kind, Year: int.TryParse(Input.Year?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null);
        }

        var day = Input.Day.Read(ModelState, "Input.Day", kind == CalendarChangeKind.WorkingDay ? "Ngày sẽ làm việc" : "Ngày nghỉ");
        var makeUp = kind == CalendarChangeKind.Swap ? Input.MakeUp.Read(ModelState, "Input.MakeUp", "Ngày làm bù") : null;
        return new(kind, day, makeUp, Name: kind == CalendarChangeKind.DayOff ? Input.Name : null);
    }

    private async Task TakeFileAsync(CancellationToken cancel)
    {
        if (Kind is not null || Input.File is not { Length: > 0 } file)
        {
            return;
        }

        (Input.Csv, Input.FileName) = (null, null);
        ModelState.Remove("Input.Csv");
        ModelState.Remove("Input.FileName");
        if (file.Length > MostBytes)
        {
            ModelState.AddModelError("Input.File", "Tệp quá lớn: tệp lịch không quá 1 MB.");
            return;
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        try
        {
            Input.Csv = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.ToArray());
            Input.FileName = Path.GetFileName(file.FileName);
        }
        catch (DecoderFallbackException)
        {
            ModelState.AddModelError("Input.File", "Không đọc được tệp: hãy lưu tệp dạng CSV, bảng mã UTF-8.");
        }
    }

    private void Say(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            // What is wrong with the parts of a date is said already; that the whole is missing says nothing new.
            var key = FaultsExtensions.InputKey(fault.Field);
            if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0)
            {
                ModelState.AddModelError(key, fault.Text);
            }
        }
    }
}
