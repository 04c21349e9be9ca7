using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 10: the head signs a request for a supplement after acceptance, once, or once more where sector law allows it (Mẫu 02); the authority's clock pauses.</summary>
public sealed class AskSupplement(DossierWork work, ReadOfficerNames names)
{
    /// <summary>Signs the request as proposed, or as corrected by the head.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="items">What is asked for, item by item.</param>
    /// <param name="reason">Why.</param>
    /// <param name="legalBasis">The clause.</param>
    /// <param name="days">Working days the applicant has to answer, up to the most of <see cref="ApplicantTimes"/>; null for the usual number.</param>
    /// <param name="exception">For a request after the first that the procedure names no clause for, and for a late one: the clause or the reason.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(
        ActContext context, Guid id, int version, IReadOnlyList<string> items, string? reason, string? legalBasis, int? days = null, string? exception = null, CancellationToken cancel = default)
    {
        var times = ApplicantTimesBook.At(context.Now);
        var given = days ?? times.SupplementDays;
        return work.ActAsync(context, id, version, DossierAct.AskSupplement, new(context.Now, reason, legalBasis, items, Exception: exception), async change =>
        {
            var dossier = change.Dossier;
            if (change.Deadline(new TimeLimit(given, LimitUnit.WorkingDay)) is not { } limit)
            {
                return new();
            }

            var allowed = dossier.SupplementRequests > 0 ? change.Procedure?.MoreSupplementsBasis : null;
            var running = change.Pause();
            dossier.SupplementLimitAt = limit;
            dossier.SupplementRequests++;
            dossier.SupplementHandedInAt = null;
            dossier.Proposal = null;
            dossier.NoticeText = string.Join("\n", items);
            change.PutOn(Desk.Applicant, dossier.HolderUnitId, limit);
            var asks = dossier.ProposedById ?? dossier.AssigneeId;
            return new() { AllowedBy = allowed, RunningDueBefore = running, Days = given, DeskDue = limit, ContactPerson = asks is { } specialist ? (await names.RunAsync([asks], cancel)).GetValueOrDefault(specialist) : null, ContactUnit = dossier.HolderUnitId };
        }, (_, _) => AskIntakeSupplement.DaysFault(given, times) is { } fault ? [fault] : [], cancel: cancel);
    }
}
