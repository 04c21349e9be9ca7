using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 10: the head signs a request for a supplement after acceptance, once (Mẫu 02); the authority's clock pauses.</summary>
public sealed class AskSupplement(DossierWork work, ReadOfficerNames names)
{
    /// <summary>Working days the applicant has to answer, when the head gives no other number.</summary>
    public const int DefaultDays = 30;

    /// <summary>Signs the request as proposed, or as corrected by the head.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="items">What is asked for, item by item.</param>
    /// <param name="reason">Why.</param>
    /// <param name="legalBasis">The clause.</param>
    /// <param name="days">Working days the applicant has to answer, 1 to 60.</param>
    /// <param name="exception">For a request after the first: the clause of sector law that allows it, or the reason.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(
        ActContext context, Guid id, int version, IReadOnlyList<string> items, string? reason, string? legalBasis, int days = DefaultDays, string? exception = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.AskSupplement, new(context.Now, reason, legalBasis, items, Exception: exception), async change =>
        {
            var dossier = change.Dossier;
            if (change.Deadline(new TimeLimit(days, LimitUnit.WorkingDay)) is not { } limit)
            {
                return new();
            }

            var running = change.Pause();
            dossier.SupplementLimitAt = limit;
            dossier.SupplementRequests++;
            dossier.SupplementHandedInAt = null;
            dossier.Proposal = null;
            dossier.NoticeText = string.Join("\n", items);
            change.PutOn(Desk.Applicant, dossier.HolderUnitId, limit);
            var asks = dossier.ProposedById ?? dossier.AssigneeId;
            return new() { RunningDueBefore = running, Days = days, DeskDue = limit, ContactPerson = asks is { } specialist ? (await names.RunAsync([asks], cancel)).GetValueOrDefault(specialist) : null, ContactUnit = dossier.HolderUnitId };
        }, (_, _) => days is >= 1 and <= 60 ? [] : [new("days", "days_out_of_range", "Thời hạn bổ sung phải từ 1 đến 60 ngày làm việc.")], cancel: cancel);
}
