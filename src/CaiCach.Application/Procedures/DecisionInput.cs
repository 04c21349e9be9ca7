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
public sealed record DecisionInput(string? Number, DateOnly? Day, string? Level, string? Issuer, string? Signer, string? Title)
{
    /// <summary>The levels that decide, by word.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["ministry", "province", "commune"];

    /// <summary>The decision of this number and date if the body has recorded it, else a new one. One decision may announce several procedures; what is typed of one that is there must not contradict it.</summary>
    internal async Task<CatalogueDecision?> FindOrMakeAsync(CaiCachDb db, ActContext context, Guid agency, CatalogueDecisionKind kind, List<FieldFault> faults, CancellationToken cancel)
    {
        var (number, issuer, signer, title) = (TypedText.Trimmed(Number), TypedText.Trimmed(Issuer), TypedText.Trimmed(Signer), TypedText.Trimmed(Title));
        if (number is null)
        {
            faults.Add(new("number", "decision_number_missing", "Nhập số, ký hiệu văn bản."));
        }

        if (Day is not { } day)
        {
            faults.Add(new("day", "decision_day_missing", "Nhập ngày văn bản."));
            return null;
        }

        if (day > VietnamTime.DayOf(context.Now))
        {
            faults.Add(new("day", "decision_day_future", "Ngày văn bản không được sau hôm nay."));
        }

        foreach (var (field, text, most) in new[] { ("number", number, 60), ("issuer", issuer, 300), ("signer", signer, 200), ("title", title, 1000) })
        {
            if (TypedText.Check(field, "decision_" + field, text, most) is { } unfit)
            {
                faults.Add(unfit);
            }
        }

        var known = number is null ? null : await db.CatalogueDecisions.Include(d => d.Items).FirstOrDefaultAsync(d => d.AgencyId == agency && d.Kind == kind && d.Number == number && d.Day == day, cancel);
        if (known is not null)
        {
            foreach (var (field, typed, there) in new[] { ("issuer", issuer, known.Issuer), ("signer", signer, known.Signer), ("title", title, known.Title) })
            {
                if (typed is not null && typed != there)
                {
                    faults.Add(new(field, "decision_differs", $"Văn bản số {known.Number} đã được ghi là “{there}”; hãy ghi như vậy hoặc để trống."));
                }
            }

            return known;
        }

        foreach (var (field, typed, ask) in new[] { ("issuer", issuer, "Nhập cơ quan ban hành."), ("signer", signer, "Nhập người ký, chức vụ."), ("title", title, "Nhập trích yếu.") })
        {
            if (typed is null)
            {
                faults.Add(new(field, $"decision_{field}_missing", ask));
            }
        }

        if (!Levels.Contains(Level))
        {
            faults.Add(new("level", "decision_level_missing", "Chọn cấp ban hành."));
        }

        if (faults.Count > 0)
        {
            return null;
        }

        var decision = new CatalogueDecision
        {
            Id = Ids.New(context.Now),
            AgencyId = agency,
            Kind = kind,
            Number = number!,
            Day = day,
            Level = Level!,
            Issuer = issuer!,
            Signer = signer!,
            Title = title!,
            SearchKey = SearchKey.Of($"{number} {title} {issuer} {signer}"),
            RecordedAt = context.Now,
            RecordedBy = context.Actor.Name,
        };
        db.CatalogueDecisions.Add(decision);
        return decision;
    }

    /// <summary>The decision as a source is cited.</summary>
    internal static string Cite(CatalogueDecision decision) => string.Create(CultureInfo.InvariantCulture, $"Quyết định số {decision.Number} ngày {decision.Day:dd/MM/yyyy} của {decision.Issuer}");
}
