using CaiCach.Application.Acting;
using CaiCach.Application.Mails;
using CaiCach.Application.Measures;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// How every act on a dossier is done: load what the actor may see, compare versions, let the law judge, change the record,
/// write event, measures and outbox, save once. Two at once: one wins, the other is told.
/// </summary>
public sealed class DossierWork(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, Signers signers)
{
    /// <summary>Marks a dossier that is not due at any time.</summary>
    public static readonly DateTime NoDue = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Applies an act.</summary>
    /// <param name="context">Who, when, in which process.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version the actor saw.</param>
    /// <param name="act">The act.</param>
    /// <param name="input">What the law asks the actor for.</param>
    /// <param name="change">Changes the record and completes the event's facts.</param>
    /// <param name="check">Faults of the input beyond the law; null when there is nothing to check.</param>
    /// <param name="bringing">What the act itself brings to the facts, e.g. the result's file; null for nothing.</param>
    /// <param name="consulted">Whether the actor acts for a unit that is asked for its opinion: the dossier is then in reach of this act, and of nothing else.</param>
    /// <param name="administered">Whether an administrator of the competent body acts, who reads no dossier: an order to open it again brings it in reach of this act, and of nothing else.</param>
    /// <param name="cancel">Stops the work before it is saved.</param>
    public async Task<ActOutcome> ActAsync(
        ActContext context,
        Guid id,
        int version,
        DossierAct act,
        ActInput input,
        Func<DossierChange, Task<DossierEventData>> change,
        Func<Dossier, ReferenceSnapshot, IReadOnlyList<FieldFault>>? check = null,
        Func<DossierFacts, DossierFacts>? bringing = null,
        bool consulted = false,
        bool administered = false,
        CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var dossiers = db.Dossiers.Include(d => d.Apology).AsQueryable();
        var reach = DossierScope.Of(context.Actor, snapshot.Organisation).Reach;
        var dossier = await (consulted ? dossiers : dossiers.Where(context.Actor is { Kind: ActorKind.Agent, Posts.Count: > 0 } ? d => d.CarrierId == context.Actor.Id
                : administered ? Filters.Or(reach, DossierScope.AdministeredBy(context.Actor, snapshot.Organisation)) : reach))
            .FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (dossier is null)
        {
            return new ActOutcome.NotFound();
        }

        if (dossier.Version != version)
        {
            return new ActOutcome.Stale(dossier.Version);
        }

        await DossierLists.LoadAsync(db, dossier, snapshot, cancel);
        var facts = DossierFactsReader.Of(dossier, snapshot, context.Now, input.Payer);
        var who = DossierScope.FactsOf(context.Actor, dossier, snapshot.Organisation) with { IsConsulted = consulted };
        if (DossierRules.WhyOwn(act, dossier.State, who) is not null)
        {
            who = who with { OtherSigners = await signers.OthersAsync(dossier, act, context.Actor.Id, VietnamTime.DayOf(context.Now), cancel) };
        }

        var verdict = await signers.JudgeAsync(act, dossier, bringing?.Invoke(facts) ?? facts, who, input, cancel);
        if (verdict is Verdict.Refused refused)
        {
            return new ActOutcome.Refused(refused.Reasons);
        }

        IReadOnlyList<FieldFault> faults = [.. ActInputCheck.Of(input), .. check?.Invoke(dossier, snapshot) ?? []];
        if (faults.Count > 0)
        {
            return new ActOutcome.Invalid(faults);
        }

        var allowed = (Verdict.Allowed)verdict;
        var course = await DossierCourse.BeginAsync(db, dossier, act, input, context, cancel);
        if (course is { Faults.Count: > 0 })
        {
            return new ActOutcome.Invalid(course.Faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var before = dossier.State;
        var instead = consulted ? null : DossierScope.InsteadOf(context.Actor, dossier, snapshot.Organisation, allowed.Rule);
        var signs = DossierRules.IsDoneForHead(allowed.Rule, who) ? DossierScope.DelegationFor(context.Actor, dossier, act) : null;
        var work = new DossierChange(db, dossier, allowed, snapshot, context, cancel);
        var data = await change(work);
        if (work.Refusal is { } late)
        {
            db.ChangeTracker.Clear();
            return new ActOutcome.Refused([late]);
        }

        dossier.State = allowed.To;
        dossier.ReviewAwaited &= dossier.Proposal is not null;
        var leftBehind = OtherSystems.CloseOver(dossier);
        data = await StepClock.FollowAsync(db, work, act, course, data, cancel);
        if (course is { Faults.Count: > 0 })
        {
            db.ChangeTracker.Clear();
            return new ActOutcome.Invalid(course.Faults);
        }

        data = data with
        {
            Rule = allowed.Rule.Number,
            From = before,
            To = dossier.State,
            LegalBasis = input.LegalBasis,
            Items = input.Items,
            Checks = input.Checks,
            Number = data.Number ?? input.Number,
            Exception = input.Exception,
            IntakeLate = act is DossierAct.Accept or DossierAct.RejectIntake or DossierAct.AskIntakeSupplement && context.Now > dossier.IntakeDueAt ? true : null,
            InsteadOf = instead ?? (consulted ? context.Actor.InsteadAt(data.OpinionOf, ConsultationScope.Answers) : null),
            Signing = DossierEventData.SignedFor.By(signs),
            OfferEnded = leftBehind,
            HeldPastDue = work.HeldPastDue,
            Branches = course?.Branches ?? data.Branches,
            Skipped = course?.Skipped,
            SkipReason = course?.Reason,
        };
        Record(context, dossier, DossierEvents.TypeOf(act), input.Reason, data with { Letter = await work.WriteLetterAsync(act, input.Reason, data) }, snapshot);
        try
        {
            await db.SaveChangesAsync(cancel);
            if (dossier.Desk != Desk.Closed)
            {
                await CallMoversAsync(dossier, snapshot.Organisation, cancel);
            }

            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(id, cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events" or "dossiers" or "dossier_steps" or "dossier_stages" or "consultations" or "apology_drafts")
        {
            // What is new of the dossier may be written, with the number of the rival's, before the versions are compared.
            return await StaleAsync(id, cancel);
        }

        DossierCounters.Saved(act, dossier, snapshot.Organisation);
        return new ActOutcome.Done(dossier.Id, dossier.Version, dossier.State, dossier.Code);
    }

    /// <summary>A dossier that is open again in a unit that has ended is to follow to the successor: the reorganisation that ended the unit is looked at again.</summary>
    private async Task CallMoversAsync(Dossier dossier, OrganisationTree tree, CancellationToken cancel)
    {
        var ended = new[] { dossier.AgencyId, dossier.HolderUnitId }.Where(tree.HasEnded).ToList();
        if (ended.Count > 0)
        {
            await db.Reorganisations.Where(r => db.UnitSuccessions.Any(s => s.ReorganisationId == r.Id && ended.Contains(s.PredecessorId)))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.SettledAt, (DateTime?)null), cancel);
        }
    }

    /// <summary>Adds the event of a change with its measures and messages to the unit of work, and counts the version up.</summary>
    public void Record(ActContext context, Dossier dossier, string type, string? reason, DossierEventData data, ReferenceSnapshot snapshot) =>
        db.AddRange(RowsOf(context, dossier, type, reason, data, snapshot));

    /// <summary>The event of a change, its measures and messages, not yet part of any unit of work; counts the version up.</summary>
    public static IReadOnlyList<object> RowsOf(ActContext context, Dossier dossier, string type, string? reason, DossierEventData data, ReferenceSnapshot snapshot)
    {
        dossier.Version++;
        data = LateCauseList.ClearWhereNothingWasLate(dossier, data, context.Now);
        dossier.CauseOwedAt = LateCauseList.OwedAt(dossier);
        dossier.CauseAskedAt = dossier.CauseOwedAt > context.Now ? null : dossier.CauseAskedAt;
        dossier.OwedBackAt = dossier.OwedBack > 0 ? dossier.OwedBackAt ?? context.Now : null;
        dossier.LeftCounterAt = !dossier.ReceivedForOther || (dossier.State == BusinessState.StopRequested ? dossier.StateBefore ?? dossier.State : dossier.State).IsAtCounter() ? null : dossier.LeftCounterAt ?? context.Now;
        data = data with { Agency = dossier.AgencyId, Procedure = dossier.ProcedureCode, PartOf = dossier.PartOfId, AskedBy = dossier.AskedById };
        var row = new EventRow
        {
            Id = Ids.New(context.Now),
            Stream = "dossier",
            StreamId = dossier.Id,
            Version = dossier.Version,
            Type = type,
            At = context.Now,
            ActorId = context.Actor.Id,
            ActorName = context.Actor.Name,
            UnitId = data.OpinionOf ?? (context.Actor.Posts.FirstOrDefault(p => data.InsteadOf is not null && p.InsteadOf == data.InsteadOf && p.AgencyId == dossier.AgencyId)
                ?? context.Actor.Posts.FirstOrDefault(p => p.AgencyId == dossier.AgencyId) ?? context.Actor.Posts.FirstOrDefault(p => p.AgencyId == dossier.CounterId) ?? context.Actor.Posts.FirstOrDefault(p => p.Role == Role.Administrator))?.UnitId,
            Process = context.Process,
            Reason = reason,
            Data = data.ToJson(),
        };
        var rows = new List<object> { row };
        rows.AddRange(EventMeasures.Rows(row, data, dossier.AgencyId, dossier.ProcedureCode));
        var text = DossierNotices.For(type, dossier, data, reason, snapshot.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion));
        if (text is not null && dossier.AccountId is not null)
        {
            rows.Add(NoticeTopic.Message(row, dossier, text));
        }

        List<OfficialNotices.Told> told = [.. text is not null && dossier.AskerId is { } asker ? [new OfficialNotices.Told(NoticeKind.OwnRequest, text, asker)] : Array.Empty<OfficialNotices.Told>(), .. OfficialNotices.For(type, dossier, data, reason)];
        if (told.Count > 0)
        {
            rows.Add(OfficialNoticeTopic.Message(row.Id, dossier, context.Actor.Id, row.At, told));
        }

        if (dossier.PartOfId is null && DossierMessages.For(type, dossier, data, snapshot, row.At) is { } words)
        {
            rows.AddRange(MailTopic.Rows(dossier, words, row));
            rows.AddRange(SmsTopic.Rows(dossier, words, row));
        }

        Reminders.Arm(dossier, context.Now);
        return rows;
    }

    /// <summary>The messages to the applicant of news that time alone made: an id of their own stands for the event that there is none of.</summary>
    internal static IEnumerable<object> MessagesOf(Dossier dossier, string notice, DossierMessages.Words words, DateTime now)
    {
        var none = new EventRow { Id = Ids.New(now), StreamId = dossier.Id, Version = dossier.Version, At = now };
        return [.. dossier.AccountId is null ? Array.Empty<object>() : [NoticeTopic.Message(none, dossier, notice)], .. MailTopic.Rows(dossier, words, none), .. SmsTopic.Rows(dossier, words, none)];
    }

    private async Task<ActOutcome> StaleAsync(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var current = await db.Dossiers.Where(d => d.Id == id).Select(d => d.Version).FirstAsync(cancel);
        return new ActOutcome.Stale(current);
    }
}
