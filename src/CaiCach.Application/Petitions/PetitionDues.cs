using CaiCach.Application.Reference;
using CaiCach.Data.Petitions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Petitions;

/// <summary>What a due date of a petition is of.</summary>
public enum PetitionDueKind
{
    /// <summary>To refuse it, or to send it to the competent body.</summary>
    Refuse,

    /// <summary>To ask for more.</summary>
    Ask,

    /// <summary>The petitioner's time to add what was asked for.</summary>
    Supplement,

    /// <summary>To answer.</summary>
    Answer,

    /// <summary>To make the answer public.</summary>
    Publish,
}

/// <summary>Tells how each due date of a petition came about, in the way the due dates of dossiers are told.</summary>
public static class PetitionDues
{
    /// <summary>The arithmetic; empty where the petition has no such due date, or where its stored facts do not lead to it.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="steps">The types of its events with their moments (UTC), oldest first.</param>
    /// <param name="reference">Calendars and limits.</param>
    /// <param name="kind">Which.</param>
    public static IReadOnlyList<DueStep> Explain(Petition petition, IEnumerable<(string Type, DateTime At)> steps, ReferenceSnapshot reference, PetitionDueKind kind)
    {
        ArgumentNullException.ThrowIfNull(petition);
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Petitions?.On(VietnamTime.DayOf(petition.ReceivedAt)) is not { } limits)
        {
            return [];
        }

        var at = steps.GroupBy(s => s.Type).ToDictionary(g => g.Key, g => g.Last().At);
        (DateTime At, DueWords Words) received = (petition.ReceivedAt, DueWords.Petition);
        var came = When(PetitionAct.Transfer) is { } sent ? (sent, DueWords.PetitionTransferred) : received;
        var complete = When(PetitionAct.Supplement) is { } added && added > came.Item1 ? (added, DueWords.PetitionSupplemented) : came;
        return kind switch
        {
            PetitionDueKind.Refuse => Tell([complete], petition.RefuseDueAt, limits.Refuse, "hạn từ chối hoặc chuyển cơ quan có thẩm quyền"),
            PetitionDueKind.Ask => Tell([came], petition.AskDueAt, limits.AskMore, "hạn yêu cầu bổ sung"),
            PetitionDueKind.Answer => Tell([complete, received], petition.AnswerDueAt, limits.Answer, "hạn trả lời"),
            PetitionDueKind.Supplement when petition.SupplementLimitAt is { } due && When(PetitionAct.AskMore) is { } asked => Tell([(asked, DueWords.Supplement)], due, limits.Supplement, DueWords.Supplement.End),
            PetitionDueKind.Publish when petition is { PublishDueAt: { } due, AnsweredAt: { } answered } => Tell([(answered, DueWords.PetitionAnswered)], due, limits.Publish, DueWords.PetitionAnswered.End),
            _ => [],
        };

        DateTime? When(PetitionAct act) => at.TryGetValue(PetitionEventData.TypeOf(act), out var moment) ? moment : null;

        // Later acts of the petition go by the calendar of their own day, so that of the day of the start may be the one that was counted with.
        IReadOnlyList<DueStep> Tell((DateTime At, DueWords Words)[] starts, DateTime due, int days, string end)
        {
            foreach (var (start, words) in starts)
            {
                var from = PetitionTimes.ToMinute(start);
                foreach (var calendar in new[] { reference.Calendar(petition.CalendarVersion), reference.CalendarAt(petition.AgencyId, start) }.OfType<WorkCalendar>())
                {
                    if (PetitionTimes.End(calendar, from, days) == due)
                    {
                        return DueDates.Explain(calendar, from, new(days, LimitUnit.WorkingDay), [], words with { End = end });
                    }
                }
            }

            return [];
        }
    }
}
