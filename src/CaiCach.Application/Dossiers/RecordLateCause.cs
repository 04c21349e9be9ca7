using CaiCach.Application.Acting;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Why a dossier is past its due date, as the head says it.</summary>
/// <param name="Cause">The main cause; null when none was chosen.</param>
/// <param name="Words">The provision, or what happened; may be left out where the cause says it all.</param>
public sealed record LateReason(LateCause? Cause, string? Words = null);

/// <summary>Row Q1: the head writes down why a dossier is past its due date. Written again, the new cause takes the place of the old one, which counts on in the periods that were over by then.</summary>
public sealed class RecordLateCause(DossierWork work)
{
    /// <summary>Writes it down.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, LateReason reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return work.ActAsync(
            context, id, version, DossierAct.RecordLateCause, new(context.Now, Cause: reason.Cause, CauseWords: reason.Words),
            change => Task.FromResult(Keep(change, context.Now, reason, new DossierEventData())), cancel: cancel);
    }

    /// <summary>Puts the cause on a dossier that is past its due date; on any other there is nothing to explain.</summary>
    internal static DossierEventData Keep(DossierChange change, DateTime now, LateReason? reason, DossierEventData data)
    {
        if (reason?.Cause is not { } cause || !LateCauseList.IsLate(change.Dossier, now))
        {
            return data;
        }

        var words = string.IsNullOrWhiteSpace(reason.Words) ? null : reason.Words.Trim();
        change.TellCause(cause, words);
        return data with { Cause = cause, CauseWords = words };
    }
}
