using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Data.Processes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>The internal processes of a body: all its procedures with theirs, or one with its versions.</summary>
public sealed class ReadProcesses(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Procedures on a page.</summary>
    public const int PageSize = 25;

    private const int MostEvents = 100;

    /// <summary>What to look for in the list.</summary>
    public enum Filter
    {
        /// <summary>Every procedure.</summary>
        All,

        /// <summary>Those without a process in force.</summary>
        Without,

        /// <summary>Those whose process is to be looked at again (cần rà soát).</summary>
        ToReview,

        /// <summary>Those with a draft.</summary>
        Drafts,
    }

    /// <summary>A procedure of the body.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="InForce">Number of the process in force; null for none.</param>
    /// <param name="Next">Number and first day of an approved process that has not begun; null for none.</param>
    /// <param name="Draft">Number of the draft; null for none.</param>
    /// <param name="ToReview">Whether the limit of the procedure is another than the one the process was approved with.</param>
    /// <param name="Limit">The legal limit now; null where there is none.</param>
    public sealed record Line(string Code, string Name, int? InForce, (int Number, DateOnly From)? Next, int? Draft, bool ToReview, ProcessLimit? Limit)
    {
        /// <summary>The first day of the version of the procedure that comes; null where none is announced.</summary>
        public DateOnly? Coming { get; init; }

        /// <summary>The working minutes of the process in force; null for none.</summary>
        public decimal? Minutes { get; init; }
    }

    /// <summary>A page of the list, and the code the next one starts after; null when this is the last.</summary>
    public sealed record Page(Unit Body, IReadOnlyList<Line> Lines, string? Next);

    /// <summary>A version without its steps.</summary>
    public sealed record VersionLine(Guid Id, int Number, ProcessState State, string? DecisionNumber, DateOnly? DecisionDate, string? Signer, DateOnly? InForceFrom, int? ProcedureVersion, DateTime ChangedAt, string ChangedBy, Guid? DecisionId = null);

    /// <summary>One process.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Procedure">The version of the procedure in force, announced ones counted; else the next, else the newest.</param>
    /// <param name="Coming">The version that comes after it; null where none is announced.</param>
    /// <param name="Versions">The versions of the process, the newest first.</param>
    /// <param name="InForce">The one in force today; null for none.</param>
    /// <param name="ToReview">Whether the limit of the procedure is another than the one it was approved with.</param>
    /// <param name="Shown">The version that is shown; null when there is none at all.</param>
    /// <param name="Plan">Its steps.</param>
    /// <param name="Verdict">What the rules say of it: of an approved version against the limit it was approved with, of a draft against the one in force.</param>
    /// <param name="ComingVerdict">What they say of a draft against the version that comes; null without one.</param>
    /// <param name="MinutesADay">Working minutes of a day.</param>
    /// <param name="MayWrite">Whether the reader writes drafts here.</param>
    /// <param name="MayApprove">Whether the reader records decisions here.</param>
    public sealed record View(
        Unit Body, ProcedureVersion Procedure, ProcedureVersion? Coming, IReadOnlyList<VersionLine> Versions, VersionLine? InForce, bool ToReview, ProcessVersion? Shown, ProcessPlan Plan, ProcessVerdict Verdict, ProcessVerdict? ComingVerdict,
        int MinutesADay, bool MayWrite, bool MayApprove)
    {
        /// <summary>Bodies that have a process for the procedure in force, which a draft here may be copied from; none where there is a draft, and for who does not write.</summary>
        public IReadOnlyList<Unit> Sources { get; init; } = [];

        /// <summary>The draft; null for none.</summary>
        public VersionLine? Draft => Versions.FirstOrDefault(v => v.State == ProcessState.Draft);

        /// <summary>Whether the draft may be approved: from now on, or from the first day of the version that comes.</summary>
        public bool IsReady => Verdict.IsValid || ComingVerdict is { IsValid: true };

        /// <summary>Whether an approved version has been replaced by a later one that has begun.</summary>
        public bool IsReplaced(VersionLine version) => version.State == ProcessState.Approved && InForce is { } now && version.Number < now.Number;
    }

    /// <summary>The bodies whose processes a person reads, by code.</summary>
    public async Task<IReadOnlyList<Unit>> BodiesAsync(Actor actor, CancellationToken cancel = default) =>
        ProcessScope.ReadableOf(actor, (await reference.CurrentAsync(cancel)).Organisation);

    /// <summary>The procedures of a body with their processes, by code; null when they are not this person's to read.</summary>
    public async Task<Page?> ListAsync(Actor actor, string body, Filter filter, string? after, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ProcessScope.ReadableOf(actor, snapshot.Organisation).FirstOrDefault(u => u.Code == body) is not { } unit)
        {
            return null;
        }

        var today = VietnamTime.DayOf(now);
        var minutes = WorkTime.MinutesADay;
        var versions = (await db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == unit.Id && p.State != ProcessState.Discarded)
            .Select(p => new { p.Id, p.ProcedureCode, p.Number, p.State, p.InForceFrom, p.ProcedureVersion }).ToListAsync(cancel)).ToLookup(p => p.ProcedureCode, StringComparer.Ordinal);
        var mark = unit.Id.ToString("n");
        var announced = await db.CatalogueDecisionItems.AsNoTracking()
            .Where(i => i.PublicAt == null && i.Action != null && i.Action != AnnouncementAction.Abolish && i.Bodies.Contains(mark)).Select(i => i.Code).ToListAsync(cancel);
        var named = await NamingCasesAsync(unit.Id, null, cancel);
        var codes = snapshot.Offerings.Where(o => o.AgencyId == unit.Id && (o.ValidTo is null || o.ValidTo >= today)).Select(o => o.ProcedureCode)
            .Concat(versions.Select(g => g.Key)).Concat(announced).Distinct().Where(c => after is null || string.CompareOrdinal(c, after) > 0).Order(StringComparer.Ordinal);
        var found = (
            from code in codes
            let procedure = ProcessWork.ProcedureOn(snapshot, code, today)
            where procedure is not null
            let coming = ProcessWork.ComingAfter(snapshot, procedure)
            let own = versions[code].OrderByDescending(v => v.Number).ToList()
            let inForce = own.FirstOrDefault(v => v.State == ProcessState.Approved && v.InForceFrom <= today)
            let next = own.FirstOrDefault(v => v.State == ProcessState.Approved && v.InForceFrom > today)
            let draft = own.FirstOrDefault(v => v.State == ProcessState.Draft)
            let line = new Line(
                code, procedure.Name, inForce?.Number, next is null ? null : (next.Number, next.InForceFrom!.Value), draft?.Number,
                inForce is not null && (IsToReview(snapshot, inForce.ProcedureVersion, named.Contains(inForce.Id), procedure)
                    || (coming is not null && next is null && IsToReview(snapshot, inForce.ProcedureVersion, named.Contains(inForce.Id), coming))),
                ProcessRules.LimitOf(procedure, minutes))
            { Coming = coming?.EffectiveFrom }
            where filter switch { Filter.Without => line.InForce is null, Filter.ToReview => line.ToReview, Filter.Drafts => line.Draft is not null, _ => true }
            select (line, inForce?.Id)).Take(PageSize + 1).ToList();
        var ids = found.Take(PageSize).Select(f => f.Id).OfType<Guid>().ToList();
        var documents = await db.ProcessVersions.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Document }).ToDictionaryAsync(p => p.Id, p => p.Document, cancel);
        var lines = found.Take(PageSize).Select(f => f.Id is { } id ? f.line with { Minutes = ProcessRules.Judge(ProcessDocument.Read(documents[id]), null, minutes).Minutes } : f.line).ToList();
        return new(unit, lines, found.Count > PageSize ? lines[^1].Code : null);
    }

    /// <summary>One process; null when it is not this person's to read, or there is no such procedure or version.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="body">Code of the body.</param>
    /// <param name="procedure">Code of the procedure.</param>
    /// <param name="number">The version to show; null for the one in force, else the newest.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<View?> OneAsync(Actor actor, string body, string procedure, int? number, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(now);
        if (ProcessScope.ReadableOf(actor, snapshot.Organisation).FirstOrDefault(u => u.Code == body) is not { } unit || ProcessWork.ProcedureOn(snapshot, procedure, today) is not { } law)
        {
            return null;
        }

        var all = db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == unit.Id && p.ProcedureCode == procedure);
        var versions = await all.OrderByDescending(p => p.Number)
            .Select(p => new VersionLine(p.Id, p.Number, p.State, p.DecisionNumber, p.DecisionDate, p.Signer, p.InForceFrom, p.ProcedureVersion, p.ChangedAt, p.ChangedBy, p.DecisionId)).ToListAsync(cancel);
        var inForce = versions.FirstOrDefault(v => v.State == ProcessState.Approved && v.InForceFrom <= today);
        var chosen = number is { } asked ? versions.FirstOrDefault(v => v.Number == asked) : inForce ?? versions.FirstOrDefault(v => v.State != ProcessState.Discarded);
        if (number is not null && chosen is null)
        {
            return null;
        }

        var shown = chosen is null ? null : await all.FirstAsync(p => p.Id == chosen.Id, cancel);
        var minutes = WorkTime.MinutesADay;
        var plan = shown is null ? ProcessPlan.Empty : ProcessDocument.Read(shown.Document);
        var against = shown?.ProcedureVersion is { } then ? snapshot.Procedure(procedure, then) ?? law : law;
        var coming = ProcessWork.ComingAfter(snapshot, law);
        var gone = shown is { State: ProcessState.Draft } ? ProcessWork.UnitFaultsOf(plan, unit, snapshot.Organisation, today).ToList() : [];
        var names = inForce is not null && (await NamingCasesAsync(unit.Id, inForce.Id, cancel)).Count > 0;
        var mayWrite = ProcessScope.BodyOf(actor, snapshot.Organisation, ProcessScope.Writers, body) is not null;
        var sources = !mayWrite || versions.Any(v => v.State == ProcessState.Draft) ? [] : await db.ProcessVersions.AsNoTracking()
            .Where(p => p.AgencyId != unit.Id && p.ProcedureCode == procedure && p.State == ProcessState.Approved && p.InForceFrom <= today).Select(p => p.AgencyId).Distinct().ToListAsync(cancel);
        return new(
            unit, law, coming, versions, inForce, inForce is not null && IsToReview(snapshot, inForce.ProcedureVersion, names, law), shown, plan,
            Judge(against), coming is not null && shown is { State: ProcessState.Draft } ? Judge(coming) : null, minutes,
            mayWrite, ProcessScope.BodyOf(actor, snapshot.Organisation, ProcessScope.Approvers, body) is not null)
        {
            Sources = [.. sources.Select(id => snapshot.Organisation.Find(id)).OfType<Unit>().OrderBy(u => u.Name, VietnameseOrder.Plain)],
        };

        ProcessVerdict Judge(ProcedureVersion version)
        {
            var verdict = ProcessRules.Judge(plan, ProcessRules.LimitOf(version, minutes), minutes, version.Cases);
            return verdict with { Faults = [.. verdict.Faults, .. gone] };
        }
    }

    /// <summary>The version that a dossier keeps. The caller has read the dossier, which anybody may whom its steps are shown to.</summary>
    public Task<ProcessVersion> OfDossierAsync(Guid id, CancellationToken cancel = default) => db.ProcessVersions.AsNoTracking().FirstAsync(p => p.Id == id, cancel);

    /// <summary>What happened to a version, the latest first.</summary>
    public async Task<IReadOnlyList<EventRow>> HistoryAsync(Guid id, CancellationToken cancel = default) =>
        await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderByDescending(e => e.Version).Take(MostEvents).ToListAsync(cancel);

    /// <summary>The approved processes of a body, or one of them, in which branches name cases.</summary>
    private async Task<HashSet<Guid>> NamingCasesAsync(Guid body, Guid? one, CancellationToken cancel) =>
        [.. await db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == body && p.State == ProcessState.Approved && (one == null || p.Id == one) && p.Document.Contains("\"cases\":"))
            .Select(p => p.Id).ToListAsync(cancel)];

    /// <summary>Whether a later version of the procedure has another limit than the one a process was approved with, or, for one whose branches name cases, other cases.</summary>
    private static bool IsToReview(ReferenceSnapshot snapshot, int? approvedWith, bool namesCases, ProcedureVersion now)
    {
        var then = approvedWith is { } number ? snapshot.Procedure(now.Code, number) : null;
        return (approvedWith is null || approvedWith < now.Version)
            && (Differ(ProcessRules.LimitOf(then, WorkTime.MinutesADay), ProcessRules.LimitOf(now, WorkTime.MinutesADay))
                || (namesCases && then is not null && !then.Cases.Select(c => c.Code).ToHashSet(StringComparer.Ordinal).SetEquals(now.Cases.Select(c => c.Code))));
    }

    private static bool Differ(ProcessLimit? then, ProcessLimit? now) => then is null ? now is not null : !then.SameAs(now);
}
