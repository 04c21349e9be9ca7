using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>A decision as it is typed.</summary>
/// <param name="Number">Number and sign.</param>
/// <param name="Day">Its date; null when none was given.</param>
/// <param name="Level">The level of the body that issued it.</param>
/// <param name="Issuer">The body that issued it.</param>
/// <param name="Signer">Who signed it, with the position.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Confirmed">The days that the person says are right although they are unusual: <see cref="AnnouncementDays.Key"/>; null for none.</param>
public sealed record DecisionInput(string? Number, DateOnly? Day, string? Level, string? Issuer, string? Signer, string? Title, string? Confirmed = null)
{
    /// <summary>The levels that decide, by word.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["ministry", "province", "commune"];

    /// <summary>The decision of this number and date if the body has recorded it, else a new one. One decision may announce several procedures; what is typed of one that is there must not contradict it. One that is there
    /// and about nothing, since all it announced was taken back, is recorded anew.</summary>
    internal async Task<CatalogueDecision?> FindOrMakeAsync(
        CaiCachDb db, ActContext context, Guid agency, CatalogueDecisionKind kind, List<FieldFault> faults, CancellationToken cancel, DateOnly? law = null, DateOnly? effective = null)
    {
        var typed = new CatalogueDecision { Number = TypedText.Trimmed(Number)!, Issuer = TypedText.Trimmed(Issuer)!, Signer = TypedText.Trimmed(Signer)!, Title = TypedText.Trimmed(Title)! };
        var before = faults.Count;
        if (typed.Number is null)
        {
            faults.Add(new("number", "decision_number_missing", "Nhập số, ký hiệu văn bản."));
        }

        faults.AddRange(FaultsOfDays(VietnamTime.DayOf(context.Now), law, effective));
        foreach (var (field, text, most) in new[] { ("number", typed.Number, 100), ("issuer", typed.Issuer, 300), ("signer", typed.Signer, 300), ("title", typed.Title, 1000) })
        {
            if (TypedText.Check(field, "decision_" + field, text, most) is { } unfit)
            {
                faults.Add(unfit);
            }
        }

        var known = typed.Number is null || Day is null ? null : await db.CatalogueDecisions.Include(d => d.Items).FirstOrDefaultAsync(d => d.AgencyId == agency && d.Kind == kind && d.Number == typed.Number && d.Day == Day, cancel);
        if (known is not null && (known.Items.Count > 0 || kind != CatalogueDecisionKind.Announcement))
        {
            foreach (var (field, text, there) in new[] { ("issuer", typed.Issuer, known.Issuer), ("signer", typed.Signer, known.Signer), ("title", typed.Title, known.Title) })
            {
                if (text is not null && text != there)
                {
                    faults.Add(new(field, "decision_differs", $"Văn bản số {known.Number} đã được ghi là “{there}”; hãy ghi như vậy hoặc để trống."));
                }
            }

            return known;
        }

        foreach (var (field, text, ask) in new[] { ("issuer", typed.Issuer, "Nhập cơ quan ban hành."), ("signer", typed.Signer, "Nhập người ký, chức vụ."), ("title", typed.Title, "Nhập trích yếu.") })
        {
            if (text is null)
            {
                faults.Add(new(field, $"decision_{field}_missing", ask));
            }
        }

        if (!Levels.Contains(Level))
        {
            faults.Add(new("level", "decision_level_missing", "Chọn cấp ban hành."));
        }

        if (faults.Count > before)
        {
            return null;
        }

        var decision = known ?? new() { Id = Ids.New(context.Now), AgencyId = agency, Kind = kind, Number = typed.Number!, Day = Day!.Value };
        (decision.Level, decision.Issuer, decision.Signer, decision.Title) = (Level!, typed.Issuer, typed.Signer, typed.Title);
        decision.SearchKey = SearchKey.Of($"{decision.Number} {decision.Title} {decision.Issuer} {decision.Signer}");
        (decision.FileName, decision.FileSha256) = (null, null);
        (decision.RecordedAt, decision.RecordedBy) = (context.Now, context.Actor.Name);
        if (known is null)
        {
            db.CatalogueDecisions.Add(decision);
        }

        return decision;
    }

    private IEnumerable<FieldFault> FaultsOfDays(DateOnly today, DateOnly? law, DateOnly? effective)
    {
        if (Day is not { } day)
        {
            return [new("day", "decision_day_missing", "Nhập ngày văn bản.")];
        }

        if (day > today)
        {
            return [new("day", "decision_day_future", "Ngày văn bản không được sau hôm nay.")];
        }

        var days = new AnnouncementDays(day, law, effective);
        return days.Judge(today).Where(f => !AnnouncementDays.IsDoubt(f.Code) || Confirmed != days.Key).Select(f => new FieldFault(f.Field, f.Code, f.Text));
    }

    /// <summary>The decision as a source is cited.</summary>
    internal static string Cite(CatalogueDecision decision) => string.Create(CultureInfo.InvariantCulture, $"Quyết định số {decision.Number} ngày {decision.Day:dd/MM/yyyy} của {decision.Issuer}");
}
