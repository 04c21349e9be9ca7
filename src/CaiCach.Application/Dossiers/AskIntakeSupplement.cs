using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 3: asks, once and completely, for what is missing before acceptance (Mẫu 02); the intake clock stops.</summary>
public sealed class AskIntakeSupplement(DossierWork work)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Items">Each thing to complete; with <paramref name="Checks"/>, what is asked for beside what these found.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="LegalBasis">The clause; may be left out.</param>
    /// <param name="Days">Working days to answer, up to the most of <see cref="ApplicantTimes"/>; null for the usual number.</param>
    /// <param name="Checks">What was found of each component; null where a program asks with a list of its own.</param>
    public sealed record Request(IReadOnlyList<string> Items, string Reason, string? LegalBasis, int? Days = null, IReadOnlyList<ComponentCheck>? Checks = null)
    {
        /// <summary>The one complete list.</summary>
        public IReadOnlyList<string> All => ComponentCheck.ItemsOf(Checks, Items);
    }

    /// <summary>Asks.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        var times = ApplicantTimesBook.At(context.Now);
        var days = request.Days ?? times.IntakeSupplementDays;
        return work.ActAsync(context, id, version, DossierAct.AskIntakeSupplement, new(context.Now, request.Reason, request.LegalBasis, request.All, Checks: request.Checks), change =>
        {
            var dossier = change.Dossier;
            if (change.Deadline(new TimeLimit(days, LimitUnit.WorkingDay)) is not { } limit)
            {
                return Task.FromResult(new DossierEventData());
            }

            dossier.IntakeSupplementLimitAt = limit;
            dossier.NoticeText = string.Join("\n", request.All);
            change.PutOn(Desk.Applicant, dossier.HolderUnitId, limit);
            return Task.FromResult(new DossierEventData { IntakeDue = limit, Days = days });
        }, (_, _) => DaysFault(days, times) is { } fault ? [fault] : [], cancel: cancel);
    }

    /// <summary>What is wrong with the days given for a supplement; null for nothing.</summary>
    internal static FieldFault? DaysFault(int days, ApplicantTimes times) =>
        days >= 1 && days <= times.MostSupplementDays ? null : new("days", "days_out_of_range", $"Thời hạn bổ sung phải từ 1 đến {times.MostSupplementDays} ngày làm việc.");
}
