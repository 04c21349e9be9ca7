using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Data.Petitions;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>
/// Moves the open dossiers, petitions and questions of reorganised units to those that took over, each with its event and its transfer line. Code, origin, clock and
/// procedure version stay. Safe to run twice, to begin anew after it was cut short, and beside people at work.
/// </summary>
public sealed class MoveOpenWork(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    private const int BatchSize = 200;

    /// <summary>The most that a batch is read anew because its records change; more is no race.</summary>
    private const int MostTries = 20;

    /// <summary>By then every node has read the new order; several times <see cref="ReferenceStore"/>'s freshness.</summary>
    internal static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    /// <summary>Settled ones are looked at this often all the same.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    private int tries;

    /// <summary>A reorganisation whose units were looked at, and what went wrong; null for nothing.</summary>
    public sealed record Looked(Guid Id, Exception? Failure);

    /// <summary>Moves all there is to move of reorganisations that are not settled, a batch in a transaction; how many dossiers moved, and which reorganisations were looked at.</summary>
    public async Task<(int Moved, IReadOnlyList<Looked> Looked)> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        var (look, again) = (context.Now - LookAgain, context.Now - CarryOutReorganisations.RetryAfter);
        var carried = await db.Reorganisations.AsNoTracking()
            .Where(r => r.CarriedOutAt != null && (r.SettledAt == null || r.SettledAt <= look) && (r.FailedAt == null || r.FailedAt <= again)).ToDictionaryAsync(r => r.Id, cancel);
        if (carried.Count == 0)
        {
            return (0, []);
        }

        var ids = carried.Keys.ToList();
        var successions = await db.UnitSuccessions.AsNoTracking().Where(s => ids.Contains(s.ReorganisationId)).ToListAsync(cancel);
        var snapshot = await reference.CurrentAsync(cancel);
        var failures = new Dictionary<Guid, Exception>();
        var moved = 0;
        foreach (var group in successions.OrderBy(s => s.Day).GroupBy(s => (s.ReorganisationId, s.PredecessorId)).OrderByDescending(g => snapshot.Organisation.Find(g.Key.PredecessorId)!.AgencyId == g.Key.PredecessorId))
        {
            var row = carried[group.Key.ReorganisationId];
            var plan = ReorganisationPlan.Parse(row.Plan);
            var first = plan.Sources.Contains(group.Key.PredecessorId) ? plan.Targets[0].Id : group.First().SuccessorId;
            var step = new Step(row, plan, snapshot.Organisation, snapshot.Organisation.Find(group.Key.PredecessorId)!, first);
            if (!step.Ended && row.CompletedAt is not null && context.Now > row.CarriedOutAt + Known)
            {
                continue;
            }

            try
            {
                moved += await MoveDossiersAsync(context, step, snapshot, cancel);
                await MovePetitionsAsync(context, step, snapshot, cancel);
                await MoveQuestionsAsync(context, step, cancel);
                await MoveOpinionsAsync(context, step, snapshot, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                db.ChangeTracker.Clear();
                failures[row.Id] = failure;
            }
        }

        return (moved, [.. ids.Select(id => new Looked(id, failures.GetValueOrDefault(id)))]);
    }

    /// <summary>One unit whose work goes to others.</summary>
    private sealed record Step(Reorganisation Row, ReorganisationPlan Plan, OrganisationTree Tree, Unit From, Guid First)
    {
        public bool IsBody => From.AgencyId == From.Id;

        public bool Ended => Tree.HasEnded(From.Id);

        public bool IsSource => Plan.Sources.Contains(From.Id);

        public string Reason => $"Theo Quyết định số {Row.DecisionNumber} ngày {Row.DecisionDate:dd/MM/yyyy}: {Row.Summary}.";

        /// <summary>Where a procedure's work goes; in the end, when that one has ended too.</summary>
        public Unit TargetFor(string procedure) => Last(IsSource ? Plan.TargetFor(procedure) : First);

        public Unit Last(Guid id) => Tree.HasEnded(id) && Tree.HeirsOf(id) is { Count: > 0 } heirs ? Tree.Find(heirs.Order().First())! : Tree.Find(id)!;
    }

    private async Task<int> MoveDossiersAsync(ActContext context, Step step, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        var from = step.From.Id;
        var open = ReorganisationDraft.Open(db).Where(d => step.IsBody ? d.AgencyId == from || (step.Ended && d.CounterId == from) : d.HolderUnitId == from);
        if (!step.Ended)
        {
            // It goes on: only what the decision gives to others leaves.
            var leaving = step.Plan.Procedures.Where(p => p.Value != from).Select(p => p.Key).ToList();
            open = step.Plan.Targets[0].Id == from ? open.Where(d => leaving.Contains(d.ProcedureCode)) : open.Where(d => !step.Plan.Procedures.Keys.Contains(d.ProcedureCode) || leaving.Contains(d.ProcedureCode));
        }

        var (moved, after) = (0, Guid.Empty);
        while (await open.Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var last = await LastAsync([.. batch.Select(d => d.Id)], cancel);
            var posts = await PostsAsync([.. batch.Where(d => d.AssigneeId is not null).Select(d => d.AssigneeId!.Value).Distinct()], VietnamTime.DayOf(context.Now), cancel);
            foreach (var dossier in batch)
            {
                Move(Later(context, last[dossier.Id]), dossier, step, posts, snapshot);
            }

            if (await SaveAsync(step.Row.Id, batch.Count, () => LookAtRemindersAsync(context.Now, step, [.. batch.Select(d => d.Id)], cancel), cancel))
            {
                (moved, after) = (moved + batch.Count, batch[^1].Id);
            }

            db.ChangeTracker.Clear();
        }

        return moved;
    }

    /// <summary>Reminders go by the ladder of the body: what moved to another is looked at again. Nothing is sent twice.</summary>
    private async Task LookAtRemindersAsync(DateTime now, Step step, List<Guid> moved, CancellationToken cancel)
    {
        if (step.IsBody)
        {
            await db.Dossiers.Where(d => moved.Contains(d.Id) && d.RemindAt != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.RemindAt, now), cancel);
            await db.DossierSteps.Where(s => moved.Contains(s.DossierId) && s.RemindAt != null).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindAt, now), cancel);
            await db.Consultations.Where(c => moved.Contains(c.DossierId) && c.RemindAt != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.RemindAt, now), cancel);
            await db.OutsideRequests.Where(o => moved.Contains(o.DossierId) && o.RemindAt != null).ExecuteUpdateAsync(set => set.SetProperty(o => o.RemindAt, now), cancel);
        }
    }

    private void Move(ActContext context, Dossier dossier, Step step, ILookup<Guid, Guid> posts, ReferenceSnapshot snapshot)
    {
        var (agency, holder) = (dossier.AgencyId, dossier.HolderUnitId);
        var target = step.TargetFor(dossier.ProcedureCode);
        dossier.AgencyId = agency == step.From.Id ? target.Id : agency;
        dossier.CounterId = dossier.CounterId == step.From.Id ? target.Id : dossier.CounterId;
        dossier.HolderUnitId = HolderOf(dossier, step, target);
        if (dossier.AssigneeId is { } officer && !posts[officer].Contains(dossier.HolderUnitId))
        {
            dossier.AssigneeId = null;
        }

        work.Record(context, dossier, DossierEvents.Moved, step.Reason, new()
        {
            MovedFrom = agency == dossier.AgencyId ? null : agency,
            FromUnit = holder,
            ToUnit = dossier.HolderUnitId,
            Reorganisation = step.Row.Id,
            Channel = dossier.Channel,
            Accepted = dossier.AcceptedAt,
            Finished = dossier.FinishedAt is not null,
            RunningDueBefore = dossier.FinishedAt is null ? DossierTimes.RunningDue(dossier) : null,
        }, snapshot);
    }

    /// <summary>The unit that has it from now on: the one that has it, or that took its place; else the one-stop unit or the first that handles, of who is competent.</summary>
    private static Guid HolderOf(Dossier dossier, Step step, Unit target)
    {
        if (!step.IsBody)
        {
            return target.Id;
        }

        var atCounter = dossier.Desk is Desk.Transfer or Desk.Return || dossier is { Desk: Desk.Receive, AcceptedAt: null };
        var body = atCounter ? dossier.CounterId : dossier.AgencyId;
        var now = step.Last(dossier.HolderUnitId);
        if (now.AgencyId == body && (now.Id != body || dossier.HolderUnitId == step.From.Id))
        {
            return now.Id;
        }

        return atCounter ? step.Tree.ReceptionOf(body).Id : step.Tree.ProcessingUnitsOf(body)[0].Id;
    }

    private async Task MovePetitionsAsync(ActContext context, Step step, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        if (!step.Ended)
        {
            return;
        }

        var (from, to, after) = (step.From.Id, step.Last(step.First), Guid.Empty);
        var open = ReorganisationDraft.OpenPetitions(db).Where(p => (step.IsBody && p.AgencyId == from) || p.HandlerUnitId == from);
        while (await open.Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var last = await LastAsync([.. batch.Select(p => p.Id)], cancel);
            foreach (var petition in batch)
            {
                Move(Later(context, last[petition.Id]), petition, step, to, snapshot);
            }

            if (await SaveAsync(step.Row.Id, cancel))
            {
                after = batch[^1].Id;
            }

            db.ChangeTracker.Clear();
        }
    }

    private void Move(ActContext context, Petition petition, Step step, Unit to, ReferenceSnapshot snapshot)
    {
        var isOtherBody = petition.AgencyId == step.From.Id;
        petition.AgencyId = isOtherBody ? to.Id : petition.AgencyId;
        petition.HandlerUnitId = petition.HandlerUnitId == step.From.Id ? to.Id : petition.HandlerUnitId;
        petition.RemindAt = petition.RemindAt is null ? null : context.Now;
        petition.Version++;
        var row = db.Record(
            context, PetitionEventData.Stream, petition.Id, petition.Version, PetitionEventData.Moved,
            new PetitionEventData(petition.AgencyId, petition.State, petition.State, Unit: petition.HandlerUnitId), step.Reason);
        db.AddRange(PetitionNotices.Moved(petition, isOtherBody, row, snapshot));
    }

    /// <summary>Open questions, and the public bank, of a body that has ended go to who took over; who answered stays in the events.</summary>
    private async Task MoveQuestionsAsync(ActContext context, Step step, CancellationToken cancel)
    {
        if (!step.Ended || !step.IsBody)
        {
            return;
        }

        var from = step.From.Id;
        while (await db.Questions.Where(q => q.AgencyId == from && q.State != QuestionState.Published && q.State != QuestionState.Closed).OrderBy(q => q.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var last = await LastAsync([.. batch.Select(q => q.Id)], cancel);
            foreach (var question in batch)
            {
                question.AgencyId = step.TargetFor(question.ProcedureCode).Id;
                question.Version++;
                db.Record(
                    Later(context, last[question.Id]), QuestionEventData.Stream, question.Id, question.Version, QuestionEventData.Moved,
                    new QuestionEventData(question.AgencyId, question.State, question.ProcedureCode, question.ProcedureVersion), step.Reason);
            }

            await SaveAsync(step.Row.Id, cancel);
            db.ChangeTracker.Clear();
        }

        while (await db.BankAnswers.Where(a => a.AgencyId == from && a.State != BankState.Closed).OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var last = await LastAsync([.. batch.Select(a => a.Id)], cancel);
            foreach (var answer in batch)
            {
                answer.AgencyId = step.TargetFor(answer.ProcedureCode).Id;
                answer.Version++;
                db.Record(
                    Later(context, last[answer.Id]), BankEventData.Stream, answer.Id, answer.Version, BankEventData.Moved,
                    new BankEventData(answer.AgencyId, answer.State, answer.ProcedureCode, answer.ProcedureVersion), step.Reason);
            }

            await SaveAsync(step.Row.Id, cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Who was asked for an opinion and has ended is answered for by who took the place; where that one was asked too, one answer is enough.</summary>
    private async Task MoveOpinionsAsync(ActContext context, Step step, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        if (!step.Ended)
        {
            return;
        }

        var (from, to) = (step.From.Id, step.Last(step.First).Id);
        while (await db.Consultations.Where(c => c.UnitId == from && c.ClosedAt == null).OrderBy(c => c.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var ids = batch.Select(c => c.DossierId).ToList();
            var dossiers = await db.Dossiers.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
            var asked = await db.Consultations.AsNoTracking().Where(c => c.UnitId == to && ids.Contains(c.DossierId)).Select(c => new { c.DossierId, c.AskedAtVersion }).ToListAsync(cancel);
            var last = await LastAsync(ids, cancel);
            foreach (var one in batch)
            {
                var data = new DossierEventData { FromUnit = from, ToUnit = to, Reorganisation = step.Row.Id };
                if (asked.Any(a => a.DossierId == one.DossierId && a.AskedAtVersion == one.AskedAtVersion))
                {
                    one.ClosedAt = context.Now;
                    data = data with { Opinions = DossierEventData.OpinionCount.Of(step.Tree, [from], OpinionTurn.Recalled) };
                }
                else
                {
                    one.UnitId = to;
                }

                work.Record(Later(context, last[one.DossierId]), dossiers[one.DossierId], DossierEvents.OpinionMoved, step.Reason, data, snapshot);
            }

            await SaveAsync(step.Row.Id, cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>When each record of a batch changed last. People may have been at work since this run began; the history never runs back.</summary>
    private async Task<Dictionary<Guid, DateTime>> LastAsync(List<Guid> ids, CancellationToken cancel) =>
        await db.Events.Where(e => ids.Contains(e.StreamId)).GroupBy(e => e.StreamId).Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);

    private static ActContext Later(ActContext context, DateTime last) => last > context.Now ? context with { Now = last } : context;

    private async Task<ILookup<Guid, Guid>> PostsAsync(List<Guid> officers, DateOnly day, CancellationToken cancel) =>
        (await db.Posts.AsNoTracking().Where(p => officers.Contains(p.AccountId) && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day)).ToListAsync(cancel)).ToLookup(p => p.AccountId, p => p.UnitId);

    private Task<bool> SaveAsync(Guid reorganisation, CancellationToken cancel) => SaveAsync(reorganisation, 0, () => Task.CompletedTask, cancel);

    /// <summary>Saves a batch with what follows from it, in one transaction; false when somebody changed one of its records meanwhile, and the batch is to be read anew.</summary>
    private async Task<bool> SaveAsync(Guid reorganisation, int dossiers, Func<Task> then, CancellationToken cancel)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.SaveChangesAsync(cancel);
            await then();
            await db.Reorganisations.Where(r => r.Id == reorganisation).ExecuteUpdateAsync(set => set.SetProperty(r => r.Moved, r => r.Moved + dossiers), cancel);
            await transaction.CommitAsync(cancel);
            tries = 0;
            return true;
        }
        catch (DbUpdateConcurrencyException) when (++tries < MostTries)
        {
            return false;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events" or "consultations" && ++tries < MostTries)
        {
            return false;
        }
    }
}
