using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Data.Reports;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>Closes the figures of a report of a period that is over, or corrects closed ones by a new version. The procedure controller of the unit, or of whoever took its place, does it; the head signs the printed report, which carries the hash.</summary>
public sealed class FreezeReport(CaiCachDb db, ReferenceStore reference, ReadReport read, IDatabaseEngine engine)
{
    /// <summary>What is closed.</summary>
    /// <param name="Report">Which report.</param>
    /// <param name="Seen">The newest closed version that the closer saw; 0 for none.</param>
    /// <param name="SeenHash">The hash of the figures that the closer saw.</param>
    /// <param name="Reason">Why closed figures are corrected; null for a first version.</param>
    public sealed record Request(ReadReport.Question Report, int Seen, string? SeenHash, string? Reason);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Closed.</summary>
        public sealed record Done(int Version, string Hash) : Outcome;

        /// <summary>Not this person's to close, or no such report.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody else closed a version since, or the figures have changed since they were looked at.</summary>
        public sealed record Stale : Outcome;

        /// <summary>It cannot be closed.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>The roles that close figures.</summary>
    public static IReadOnlyList<Role> Closers { get; } = [Role.ProcedureController];

    /// <summary>
    /// Whether a person closes the figures of a unit: each unit's are closed by its own procedure controller, those of an ended one by the controller of any body
    /// that took its place; where none did, of the body above.
    /// </summary>
    public static bool MayClose(Actor actor, OrganisationTree tree, Unit unit)
    {
        var closers = ClosersOf(tree, unit);
        return actor.Posts.Any(p => Closers.Contains(p.Role) && closers.Contains(p.AgencyId));
    }

    private static IReadOnlySet<Guid> ClosersOf(OrganisationTree tree, Unit unit)
    {
        if (!tree.HasEnded(unit.Id))
        {
            return new HashSet<Guid> { unit.Id };
        }

        return tree.HeirsOf(unit.Id) is { Count: > 0 } heirs ? heirs
            : tree.Find(unit.ParentId) is { } above ? ClosersOf(tree, tree.Find(above.AgencyId)!) : new HashSet<Guid>();
    }

    /// <summary>Closes. The same request again finds the version it made.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var question = request.Report;
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (tree.Find(question.Unit) is not { } unit || !MayClose(context.Actor, tree, unit))
        {
            return new Outcome.NotFound();
        }

        var (live, _, broken, faults) = await read.LiveAsync(context.Actor, context.Now, question with { ForFile = true, AsOf = null }, cancel);
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        if (live is null)
        {
            return new Outcome.Invalid([.. broken.Select(b => new FieldFault("figures", "identity_broken", $"Số liệu không khớp: {b}."))]);
        }

        var content = FrozenContent.Of(live, unit.Name);
        var versions = await FrozenShelf.VersionsAsync(db, unit.Id, question.Form, question.From, question.To, cancel);
        var newest = versions is [var first, ..] ? first : null;
        if ((newest?.Number ?? 0) != request.Seen)
        {
            return Again(context, request, newest);
        }

        var reason = request.Reason?.Trim().Normalize();
        var changes = newest is null ? [] : CellDifference.Between(newest.Report.Table.Lines, live.On(newest.Report.Version).Table.Lines);
        faults =
        [
            .. Freezing.Check(question.From, question.To, VietnamTime.DayOf(context.Now), request.Seen, changes.Count > 0, reason, await FrozenShelf.CheckAsync(db, unit.Id, live, cancel))
                .Select(r => new FieldFault(r.Field, r.Code, r.Text)),
            .. TypedText.Check("reason", "reason", reason, Freezing.MostReason) is { } unreadable ? (FieldFault[])[unreadable] : [],
        ];
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        return content.Hash == request.SeenHash
            ? await SaveAsync(context, request, unit, content, newest is null ? null : reason, changes, cancel)
            : new Outcome.Stale();
    }

    private async Task<Outcome> SaveAsync(
        ActContext context, Request request, Unit unit, FrozenContent content, string? reason, IReadOnlyList<CellDifference> changes, CancellationToken cancel)
    {
        var question = request.Report;
        var id = Ids.New(context.Now);
        var series = await db.FrozenReports.Where(r => r.AgencyId == unit.Id && r.Form == question.Form && r.LastDay == question.To && r.FirstDay == question.From && r.Version == 1)
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel) ?? id;
        db.FrozenReports.Add(new()
        {
            Id = id,
            SeriesId = series,
            AgencyId = unit.Id,
            Form = question.Form,
            FirstDay = question.From,
            LastDay = question.To,
            Version = request.Seen + 1,
            Content = content.Text,
            Hash = content.Hash,
            Changes = changes.Count > 0 ? string.Join('\n', changes.Select(c => c.ToString().ReplaceLineEndings(" "))) : null,
            Reason = reason,
            FrozenAt = context.Now,
            FrozenById = context.Actor.Id,
            FrozenBy = context.Actor.Name,
        });
        db.Record(
            context, FrozenReportEventData.Stream, series, request.Seen + 1, FrozenReportEventData.Frozen,
            new FrozenReportEventData(unit.Id, question.Form, question.From, question.To, content.Hash), reason, unit.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "frozen_reports" or "events")
        {
            db.ChangeTracker.Clear();
            return Again(context, request, (await FrozenShelf.VersionsAsync(db, unit.Id, question.Form, question.From, question.To, cancel))[0]);
        }

        return new Outcome.Done(request.Seen + 1, content.Hash);
    }

    /// <summary>Whether the newest version is what this very request made, a click ago.</summary>
    private static Outcome Again(ActContext context, Request request, FrozenVersion? newest) =>
        newest is not null && newest.Number == request.Seen + 1 && newest.ById == context.Actor.Id && newest.Hash == request.SeenHash
            ? new Outcome.Done(newest.Number, newest.Hash)
            : new Outcome.Stale();
}
