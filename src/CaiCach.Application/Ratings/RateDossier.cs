using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outages;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.Law.Ratings;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Ratings;

/// <summary>The applicant says, by a link and once, how satisfied he or she is with the handling of a dossier.</summary>
public sealed class RateDossier(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Kept.</summary>
        public sealed record Done : Outcome;

        /// <summary>No such link.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>It cannot be rated.</summary>
        public sealed record Refused(RatingFault Fault) : Outcome;

        /// <summary>What was typed is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>What a link opens: no more than which dossier it is.</summary>
    /// <param name="Code">The dossier's code.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="ProcedureVersion">Its version.</param>
    /// <param name="AgencyId">The competent body.</param>
    /// <param name="Fault">Why it cannot be rated; null when it can.</param>
    public sealed record View(string Code, string ProcedureCode, int ProcedureVersion, Guid AgencyId, RatingFault? Fault);

    /// <summary>Reads; null when there is no such link.</summary>
    public async Task<View?> ReadAsync(string token, DateTime now, CancellationToken cancel = default) =>
        await FindAsync(token, cancel) is { } dossier
            ? new(dossier.Code!, dossier.ProcedureCode, dossier.ProcedureVersion, dossier.AgencyId, await WhyNotAsync(dossier, now, cancel))
            : null;

    /// <summary>Rates. Of two at once one is kept; the other is told that it was rated.</summary>
    public async Task<Outcome> RunAsync(ActContext context, string token, Satisfaction? level, string? comment, CancellationToken cancel = default)
    {
        if (await FindAsync(token, cancel) is not { } dossier)
        {
            return new Outcome.Unknown();
        }

        if (await WhyNotAsync(dossier, context.Now, cancel) is { } fault)
        {
            return new Outcome.Refused(fault);
        }

        List<FieldFault> faults =
        [
            .. await PausedFunctions.FaultAsync(db, OutageParts.Ratings, context.Now, cancel) is { } paused ? (FieldFault[])[paused] : [],
            .. level is null ? (FieldFault[])[new("level", "level_missing", "Chọn một mức hài lòng.")] : [],
            .. TypedText.Check("comment", "comment", comment, RatingRules.LongestComment) is { } unkeepable ? (FieldFault[])[unkeepable] : [],
        ];
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        db.Ratings.Add(new()
        {
            DossierId = dossier.Id,
            AgencyId = dossier.AgencyId,
            UnitId = await HandlerOfAsync(dossier, cancel),
            OfficerId = dossier.AssigneeId,
            ReceivedById = dossier.ReceivedById,
            ReceiverId = await ReceiverOfAsync(dossier, cancel),
            Level = level!.Value,
            Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim().Normalize(),
            RatedAt = context.Now,
        });
        var facts = new RatingEventData(dossier.Id, dossier.AgencyId, level.Value, dossier.ProcedureCode);
        db.AddRange(facts.Rows(db.Record(context, RatingEventData.Stream, Ids.Numbered(dossier.Id, 205), 1, RatingEventData.Given, facts)));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "ratings" or "events")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused(RatingFault.AlreadyRated);
        }

        return new Outcome.Done();
    }

    /// <summary>The unit it was handed to last for handling: since the result was issued it lies with the one-stop unit.</summary>
    private async Task<Guid> HandlerOfAsync(Dossier dossier, CancellationToken cancel)
    {
        var handovers = (string[])[DossierEvents.TypeOf(DossierAct.Transfer), DossierEvents.TypeOf(DossierAct.Forward)];
        var last = await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id && handovers.Contains(e.Type)).OrderByDescending(e => e.Version).FirstOrDefaultAsync(cancel);
        return last is null ? dossier.HolderUnitId : DossierEventData.Parse(last.Data).ToUnit ?? dossier.HolderUnitId;
    }

    private async Task<Guid?> ReceiverOfAsync(Dossier dossier, CancellationToken cancel)
    {
        var accepted = DossierEvents.TypeOf(DossierAct.Accept);
        return await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id && e.Type == accepted).OrderByDescending(e => e.Version).Select(e => e.ActorId).FirstOrDefaultAsync(cancel);
    }

    private async Task<RatingFault?> WhyNotAsync(Dossier dossier, DateTime now, CancellationToken cancel) =>
        RatingRules.WhyNot(dossier.ReturnedAt, await db.Ratings.AnyAsync(r => r.DossierId == dossier.Id, cancel), now, RatingLinks.DaysOf(dossier.ReturnedAt, now));

    private async Task<Dossier?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = RatingLinks.HashOf(token);
        return await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(d => db.RatingLinks.Any(l => l.TokenHash == hash && l.DossierId == d.Id), cancel);
    }
}
