using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>An administrator of a body changes its hours or a single day of it: what is typed, then what it moves, then it comes into force.</summary>
[OfficialsOnly("administrator")]
public sealed class UnitChangeModel(ActorReader actors, ReferenceStore reference, ReadCalendars read, AnnounceUnitCalendar announce, PreviewDues dues) : WorkspacePage(actors, reference)
{
    private static readonly Dictionary<string, UnitChangeKind> Kinds = new(StringComparer.Ordinal)
    {
        ["gio-lam-viec"] = UnitChangeKind.Week,
        ["nghi"] = UnitChangeKind.Closed,
        ["mo-cua"] = UnitChangeKind.Open,
        ["doi-gio"] = UnitChangeKind.Hours,
    };

    [BindProperty]
    public UnitChangeInputs Input { get; set; } = new();

    public UnitChangeKind Kind { get; private set; }

    public Unit Body { get; private set; } = null!;

    /// <summary>The address of the page that asked.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the calendar would be; null while something is wrong or nothing was typed.</summary>
    public AnnounceUnitCalendar.Outcome.Ready? Preview { get; private set; }

    /// <summary>What it would move.</summary>
    public PreviewDues.Outcome? Moves { get; private set; }

    /// <summary>The date of the document that decides, as read.</summary>
    public DateOnly DecisionDate { get; private set; }

    /// <summary>The address of one kind of change of a body.</summary>
    public static string AddressOf(string body, string kind) => $"{YearModel.Href}/{Uri.EscapeDataString(body)}/{kind}";

    public async Task<IActionResult> OnGetAsync(string body, string kind, CancellationToken cancel)
    {
        if (!await OpenAsync(body, kind, cancel))
        {
            return NotFound();
        }

        Input.Seen = await read.NumberOfBodyAsync(Body.Id, cancel);
        var week = Reference.CalendarOf(Body.Id)!.WeekOn(VietnamTime.DayOf(Now));
        Input.Times = [.. (Kind == UnitChangeKind.Week ? week.Days : [week.Days.First(d => d is not null)]).Select(HoursInput.Of)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string kind, string viec, CancellationToken cancel)
    {
        if (!await OpenAsync(body, kind, cancel))
        {
            return NotFound();
        }

        var days = Kind == UnitChangeKind.Week ? 7 : 1;
        Input.Times = [.. Enumerable.Range(0, days).Select(i => Input.Times.ElementAtOrDefault(i) ?? new())];
        if (viec == "sua")
        {
            return Page();
        }

        var request = Read();
        return viec == "ghi" && ModelState.IsValid ? await AnnounceAsync(request, cancel) : await PreviewAsync(request, cancel);
    }

    private async Task<bool> OpenAsync(string body, string kind, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!Kinds.TryGetValue(kind, out var known) || Reference.CurrentCalendar is null || CalendarScope.BodiesOf(Me, Reference.Organisation).FirstOrDefault(u => u.Code == body) is not { } found)
        {
            return false;
        }

        (Kind, Body, Address) = (known, found, AddressOf(body, kind));
        return true;
    }

    private AnnounceUnitCalendar.Request Read()
    {
        var day = Input.Day.Read(ModelState, "Input.Day", Kind == UnitChangeKind.Week ? "Ngày bắt đầu áp dụng" : "Ngày");
        List<TypedHours> times = Kind == UnitChangeKind.Closed ? [] : [.. Input.Times.Select((typed, i) => typed.Read(ModelState, string.Create(CultureInfo.InvariantCulture, $"Input.Times[{i}]")))];
        var date = Input.Date.Read(ModelState, "Input.Date", "Ngày văn bản");
        DecisionDate = date ?? default;
        return new(Body.Code, Input.Seen, new(Kind, day, times, Input.Reason), Input.Number, date);
    }

    private async Task<IActionResult> PreviewAsync(AnnounceUnitCalendar.Request request, CancellationToken cancel)
    {
        switch (await announce.PreviewAsync(Context(), request, cancel))
        {
            case AnnounceUnitCalendar.Outcome.Ready ready when ModelState.IsValid:
                (Preview, Moves) = (ready, await dues.OfBodyAsync(ready.Body, ready.Calendar, Now, cancel));
                return Page();
            case AnnounceUnitCalendar.Outcome.Ready:
                return Again();
            case AnnounceUnitCalendar.Outcome.Invalid invalid:
                return Say(invalid.Faults);
            case AnnounceUnitCalendar.Outcome.Stale:
                return await StaleAsync(cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AnnounceAsync(AnnounceUnitCalendar.Request request, CancellationToken cancel)
    {
        switch (await announce.RunAsync(Context(), request, cancel))
        {
            case AnnounceUnitCalendar.Outcome.Done done:
                return Redirect(YearModel.Href + QueryString.Create(new Dictionary<string, string?>
                {
                    ["nam"] = request.Change.Day!.Value.Year.ToString(CultureInfo.InvariantCulture),
                    ["co-quan"] = Body.Code,
                    ["xong"] = done.Version,
                }));
            case AnnounceUnitCalendar.Outcome.Invalid invalid:
                return Say(invalid.Faults);
            case AnnounceUnitCalendar.Outcome.Stale:
                return await StaleAsync(cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> StaleAsync(CancellationToken cancel)
    {
        ModelState.AddModelError("", "Người khác vừa thay đổi lịch. Thay đổi của ông/bà chưa được áp dụng; nội dung đã nhập vẫn còn. Hãy xem lại lịch đang dùng rồi xem trước lần nữa.");
        Input.Seen = await read.NumberOfBodyAsync(Body.Id, cancel);
        ModelState.Remove("Input.Seen");
        return Again(StatusCodes.Status409Conflict);
    }

    private PageResult Say(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            // What is wrong with the parts of a date or a time is said already; that the whole is missing says nothing new.
            var key = fault.Field.StartsWith("times", StringComparison.Ordinal) ? HoursInput.KeyOf(fault.Field) : FaultsExtensions.InputKey(fault.Field);
            if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0)
            {
                ModelState.AddModelError(key, fault.Text);
            }
        }

        return Again();
    }
}
