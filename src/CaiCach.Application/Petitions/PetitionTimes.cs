using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Petitions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Petitions;

/// <summary>The clock of petitions, between what is stored (UTC) and what the law counts (local, to the minute).</summary>
internal static class PetitionTimes
{
    /// <summary>Why nothing can be counted.</summary>
    public static readonly FieldFault NoCalendar = new("", "calendar_missing", "Chưa có lịch làm việc hoặc thời hạn cho thời điểm này; vui lòng báo người quản trị.");

    /// <summary>A stored moment as the law sees it.</summary>
    public static DateTime ToMinute(DateTime utc) => DossierTimes.ToMinute(utc);

    /// <summary>The states in which the office has something to do in time.</summary>
    public static IReadOnlyList<PetitionState> Reminded { get; } = [PetitionState.Received, PetitionState.AwaitingSupplement, PetitionState.Routed, PetitionState.Drafted, PetitionState.Answered];

    /// <summary>The last moment (UTC) of what the office has to do next; null when it has nothing to do.</summary>
    public static DateTime? DueOf(Petition petition) => petition.State switch
    {
        PetitionState.Received or PetitionState.Routed or PetitionState.Drafted => petition.AnswerDueAt,
        PetitionState.Answered => petition.PublishDueAt,
        PetitionState.AwaitingSupplement => petition.SupplementLimitAt,
        _ => null,
    };

    /// <summary>The clocks of which officials are reminded. Whoever received it may refuse it, ask for more or route it, so only the answer is late for all of them.</summary>
    public static IReadOnlyList<ReminderClock> ClocksOf(Petition petition)
    {
        return petition.State switch
        {
            PetitionState.Received when petition.SupplementAsked is null => [Clock("refuse", petition.RefuseDueAt, true), Clock("ask", petition.AskDueAt, true), Clock("answer", petition.AnswerDueAt)],
            PetitionState.Received => [Clock("refuse", petition.RefuseDueAt, true), Clock("answer", petition.AnswerDueAt)],
            PetitionState.Routed or PetitionState.Drafted => [Clock("answer", petition.AnswerDueAt)],
            PetitionState.Answered when petition is { PublishDueAt: { } publish, AnsweredAt: { } answered } => [new("publish", VietnamTime.ToLocal(answered), VietnamTime.ToLocal(publish))],
            // Until the limit it is the petitioner's turn, so nobody is reminded before.
            PetitionState.AwaitingSupplement when petition.SupplementLimitAt is { } limit => [new("supplement", VietnamTime.ToLocal(limit).AddMinutes(-1), VietnamTime.ToLocal(limit))],
            _ => [],
        };

        ReminderClock Clock(string name, DateTime due, bool endsWhenDue = false) => new(name, VietnamTime.ToLocal(petition.ReceivedAt), VietnamTime.ToLocal(due), endsWhenDue);
    }

    /// <summary>The end (UTC) of so many working days from a local moment; null when the calendar cannot tell.</summary>
    public static DateTime? End(WorkCalendar calendar, DateTime fromLocal, int days) =>
        PetitionLimits.End(calendar, fromLocal, days) is { } end ? VietnamTime.ToUtc(end) : null;
}
