using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 16a: an asked body or unit answers, once. With the last answer the consultation ends (row 16).</summary>
public sealed class GiveOpinion(DossierWork work, EndConsultation end, CaiCachDb db)
{
    /// <summary>Answers.</summary>
    /// <param name="context">Who and when: somebody who may answer for the unit that is asked.</param>
    /// <param name="consultationId">What is answered.</param>
    /// <param name="version">The version of the dossier seen.</param>
    /// <param name="answer">Agrees or not; null when nothing was chosen.</param>
    /// <param name="opinion">In words; obligatory for who does not agree.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid consultationId, int version, OpinionAnswer? answer, string? opinion, CancellationToken cancel = default)
    {
        if (await db.Consultations.FirstOrDefaultAsync(c => c.Id == consultationId, cancel) is not { } asked)
        {
            return new ActOutcome.NotFound();
        }

        var words = string.IsNullOrWhiteSpace(opinion) ? null : opinion.Trim();
        var outcome = await work.ActAsync(context, asked.DossierId, version, DossierAct.GiveOpinion, new(context.Now, Answer: answer, Opinion: words), async change =>
        {
            (asked.Answer, asked.Opinion, asked.ClosedAt) = (answer, words, context.Now);
            (asked.AnsweredById, asked.AnsweredByName) = (context.Actor.Id, context.Actor.Name);
            return await ConsultBodies.RunAsync(db, change, asked.Id, asked.UnitId, cancel) with
            {
                OpinionOf = asked.UnitId,
                Answer = answer,
                Opinion = words,
                Opinions = DossierEventData.OpinionCount.Of(change.Reference.Organisation, [asked.UnitId], context.Now <= asked.DueAt ? OpinionTurn.OnTime : OpinionTurn.Late),
            };
        }, bringing: facts => facts with { OpinionAwaited = asked.ClosedAt is null }, consulted: ConsultationScope.UnitsOf(context.Actor).Contains(asked.UnitId), cancel: cancel);
        return outcome is ActOutcome.Done { State: BusinessState.Consulting } done && !await db.Consultations.AnyAsync(c => c.DossierId == done.Id && c.ClosedAt == null, cancel)
            && await end.RunAsync(context with { Actor = Actor.System }, done.Id, done.Version, cancel) is ActOutcome.Done ended ? ended : outcome;
    }
}
