using System.Globalization;
using CaiCach.Application.Calendar;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>The hours to answer a filing and the last hour of the day, by the day of filing; who administers the whole adds rules.</summary>
public sealed class IntakeModel(ActorReader actors, ReferenceStore reference, ReadCalendars read, SaveClockRules save) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/lich/gio-tiep-nhan";

    private static readonly string[] Formats = ["H:mm", "HH:mm"];

    /// <summary>What is typed, in the order of the page.</summary>
    public sealed class Inputs
    {
        /// <summary>The number saved last when the form was opened; 0 for none.</summary>
        public int Seen { get; set; }

        public DateParts From { get; set; } = new();

        public string? IntakeHours { get; set; }

        public string? TransferUntil { get; set; }

        public string? SameDayUntil { get; set; }

        public string? Source { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>Whether it was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    public DateOnly Today => VietnamTime.DayOf(Now);

    public bool MayChange => CalendarScope.MayChange(Me, Reference.Organisation);

    /// <summary>For example "15:00".</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var rules = Reference.ClockRules.On(Today);
        Input = new()
        {
            Seen = await read.NumberOfClockRulesAsync(cancel),
            IntakeHours = rules.IntakeHours.ToString(CultureInfo.InvariantCulture),
            TransferUntil = Time(rules.TransferUntil),
            SameDayUntil = Time(rules.SameDayUntil),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!MayChange)
        {
            return NotFound();
        }

        var from = Input.From.Read(ModelState, "Input.From", "Ngày áp dụng");
        if (from is null && Input.From.IsEmpty)
        {
            ModelState.AddModelError("Input.From", "Nhập ngày áp dụng.");
        }

        var hours = int.TryParse(Input.IntakeHours?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var (transfer, sameDay) = (Read("Input.TransferUntil", Input.TransferUntil), Read("Input.SameDayUntil", Input.SameDayUntil));
        if (!ModelState.IsValid)
        {
            return Again();
        }

        switch (await save.RunAsync(Context(), Input.Seen, new(from!.Value, hours, transfer, sameDay, Input.Source ?? ""), cancel))
        {
            case SaveClockRules.Outcome.Done:
                return Redirect(Href + "?xong=true");
            case SaveClockRules.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError("Input." + char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..], fault.Message);
                }

                return Again();
            case SaveClockRules.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu quy định khác. Nội dung ông/bà nhập vẫn còn; hãy xem lại rồi lưu lần nữa.");
                Input.Seen = await read.NumberOfClockRulesAsync(cancel);
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private TimeOnly Read(string key, string? typed)
    {
        if (TimeOnly.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        ModelState.AddModelError(key, "Nhập giờ và phút, ví dụ 15:00.");
        return default;
    }
}
