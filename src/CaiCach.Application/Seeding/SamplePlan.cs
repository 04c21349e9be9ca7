using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using static CaiCach.Law.Procedures.Channel;

namespace CaiCach.Application.Seeding;

/// <summary>The sample: dossiers of the last forty working days in every state. Which day is counted back from now.</summary>
internal static class SamplePlan
{
    private const string Department = "SKHCN-QT";
    private const string Ministry = "BKHCN";
    private const string Bureau = "BKHCN-SHTT";

    private const string XRay = "2.002131";        // 5 working days, no fee
    private const string Firm = "1.014445";        // 15 days
    private const string Appraiser = "1.011937";   // 1 month, 250 000 đồng
    private const string Centre = "1.014393";      // 30 working days
    private const string Pausing = "PAUSE.SAMPLE"; // 20 working days, 500 000 đồng
    private const string Activity = "1.002145";    // 15 working days, 3 000 000 đồng
    private const string Design = "SAMPLE.KD";     // by stages
    private const string Copy = "2.000908";        // the same day

    private const string ToOfficer = "take accept transfer assign";

    private static readonly (string Agency, string Procedure, Channel Channel, int Owner, int DaysBack, string Acts)[] Rows =
    [
        // Done: early, on the day, late, after a supplement of either kind, refused on the merits.
        (Department, XRay, Online, 0, 38, $"{ToOfficer} propose+1 grant+1 issue deliver+1"),
        (Department, XRay, Online, 1, 37, "take accept+1 transfer assign propose+2 grant issue+1 deliver+1"),
        (Department, XRay, Direct, 6, 36, $"{ToOfficer} propose+2 grant+1 issue collect+2"),
        (Department, Firm, Online, 7, 35, $"{ToOfficer} propose+5 grant+2 issue deliver"),
        (Department, Appraiser, Online, 8, 34, "take accept pay transfer assign propose+8 grant+3 issue deliver+1"),
        (Department, XRay, Online, 2, 33, $"{ToOfficer} propose+4 grant+1 issue deliver"),
        (Department, XRay, Online, 3, 31, $"{ToOfficer} propose+5 grant+3 issue deliver+1"),
        (Department, Pausing, Online, 6, 40, "take accept pay transfer assign propose-supplement+3 ask hand-in+4 receive+1 propose+5 grant+2 issue deliver+1"),
        (Department, XRay, Post, 4, 30, $"{ToOfficer} propose+1 grant+1 issue collect+3"),
        (Department, XRay, Online, 5, 28, "take ask-intake resubmit+3 accept transfer assign propose+1 grant+1 issue deliver+1"),
        (Department, XRay, Online, 4, 14, $"{ToOfficer} propose+1 return+1 propose+1 grant issue deliver+1"),
        (Department, XRay, Online, 3, 22, $"{ToOfficer} propose-refuse+2 refuse+1 issue deliver"),
        (Ministry, Activity, Online, 9, 39, "take accept pay transfer assign propose+7 grant+2 issue deliver+1"),
        (Ministry, Activity, Online, 10, 30, "take accept pay transfer assign propose+10 grant+4 issue+1 deliver"),
        (Bureau, Copy, Online, 0, 15, $"{ToOfficer} propose grant issue deliver"),
        (Bureau, Copy, Online, 3, 9, $"{ToOfficer} propose grant issue deliver"),

        // Ended otherwise: not received, no answer in time, withdrawn before and after acceptance, stopped.
        (Department, XRay, Online, 0, 27, "take reject"),
        (Department, XRay, Online, 1, 26, "take ask-intake expire+7"),
        (Department, XRay, Online, 2, 25, "withdraw"),
        (Department, Firm, Online, 9, 24, $"{ToOfficer} withdraw+2 approve-withdrawal+1"),
        (Department, Appraiser, Online, 10, 23, "take accept pay transfer assign propose-stop+3 stop+1"),

        // To return: one at the counter, one with its fee still owed, one late.
        (Department, XRay, Direct, 8, 20, $"{ToOfficer} propose+2 grant+1 issue"),
        (Department, Appraiser, Online, 7, 32, $"{ToOfficer} propose+6 grant+2 issue"),
        (Bureau, Copy, Online, 5, 4, $"{ToOfficer} propose grant+1 issue"),

        // To handle: late, due today or tomorrow, with time left.
        (Department, XRay, Online, 5, 12, ToOfficer),
        (Department, XRay, Direct, 8, 9, "take accept transfer"),
        (Department, XRay, Online, 0, 5, ToOfficer),
        (Department, XRay, Online, 1, 4, ToOfficer),
        (Department, XRay, Online, 2, 2, ToOfficer),
        (Department, Centre, Online, 9, 10, ToOfficer),
        (Ministry, Activity, Online, 6, 20, ToOfficer),
        (Ministry, Activity, Online, 8, 5, "take accept pay transfer assign"),

        // To sign, and a withdrawal that waits for the head.
        (Department, Firm, Online, 6, 8, $"{ToOfficer} propose+2"),
        (Department, XRay, Online, 3, 4, $"{ToOfficer} propose+1"),
        (Ministry, Activity, Online, 7, 14, "take accept pay transfer assign propose+3"),
        (Department, Appraiser, Online, 8, 6, $"{ToOfficer} withdraw+2"),

        // To issue.
        (Department, Appraiser, Online, 10, 15, "take accept pay transfer assign propose+5 grant+2"),
        (Department, XRay, Online, 4, 3, $"{ToOfficer} propose grant+1"),

        // Waiting for the applicant, before and after acceptance, and a supplement just handed in.
        (Department, XRay, Online, 5, 3, "take ask-intake"),
        (Department, Pausing, Online, 7, 18, "take accept pay transfer assign propose-supplement+3 ask"),
        (Department, Pausing, Online, 8, 16, $"{ToOfficer} propose-supplement+2 ask hand-in+3"),

        // To receive: new, past the intake hours, under review; and accepted, to be handed over.
        (Department, XRay, Online, 0, 1, ""),
        (Department, XRay, Online, 1, 1, ""),
        (Department, Firm, Online, 9, 3, ""),
        (Department, XRay, Online, 2, 1, "take"),
        (Department, XRay, Direct, 6, 1, "take accept"),
        (Ministry, Activity, Online, 9, 2, "take"),
        (Ministry, Activity, Online, 10, 1, ""),
        (Bureau, Copy, Online, 4, 1, ""),

        // Standing still: a financial duty to meet, and suspended. New rows come last: what was seeded is known by its number.
        (Department, Pausing, Online, 6, 13, "take accept pay transfer assign duty+3"),
        (Department, Firm, Online, 7, 11, $"{ToOfficer} suspend+3"),

        // Other bodies are asked for their opinion.
        (Department, Centre, Online, 9, 4, $"{ToOfficer} consult+2"),

        // Another body handles a part of it.
        (Department, Firm, Online, 10, 5, $"{ToOfficer} send-part+1"),

        // Its procedure runs by stages; the second is under way.
        (Bureau, Design, Online, 8, 2, $"{ToOfficer} end-stage"),
    ];

    /// <summary>The stories that end before now. One whose procedure was not in force on its day is left out.</summary>
    public static StoryPlan Of(ReferenceSnapshot reference, DateTime now)
    {
        var calendar = reference.CurrentCalendar!;
        var today = VietnamTime.DayOf(now);
        var days = new List<DateOnly> { today };
        for (var day = today.AddDays(-1); days.Count <= Rows.Max(r => r.DaysBack); day = day.AddDays(-1))
        {
            if (!calendar.Covers(day))
            {
                return new([], $"Lịch làm việc ({calendar.FirstYear}–{calendar.LastYear}) không đủ ngày để nạp kịch bản mẫu tại thời điểm {today:dd/MM/yyyy}.");
            }

            if (calendar.IsWorkingDay(day))
            {
                days.Add(day);
            }
        }

        var stories = Rows.Select((row, i) => new Story(i + 1, row.Agency, row.Procedure, row.Channel, row.Owner, days[row.DaysBack], row.Acts));
        return new([.. stories.Where(s => StoryPlan.CanBeFiled(reference, s))]);
    }
}
