using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>
/// Forms II.03 and II.05 of a unit and a period, folded from the events of procedures and petitions, which never change: a past period gives the same figures whenever it is asked for.
/// Who may read them, of which units and days, is as of form II.06a.
/// </summary>
public sealed class ReportCounted(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The most records shown behind a figure.</summary>
    public const int MostRows = 200;

    private static readonly string Announced = CatalogueEventData.TypeOf(CatalogueAct.Publish);
    private static readonly string MadePublic = CatalogueEventData.TypeOf(CatalogueAct.MakePublic);
    private static readonly string Abolished = CatalogueEventData.TypeOf(CatalogueAct.Abolish);
    private static readonly string[] MovesPetition = [PetitionEventData.TypeOf(PetitionAct.Transfer), PetitionEventData.Moved];
    private static readonly string[] OfProcedures = [Announced, MadePublic, Abolished, CatalogueEventData.TypeOf(CatalogueAct.Withdraw), CatalogueEventData.TypeOf(CatalogueAct.Revoke)];

    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The report; all identities hold.</summary>
        public sealed record Made(CountedReport Report, Unit Unit) : Outcome;

        /// <summary>The figures contradict each other: no report.</summary>
        public sealed record Broken(IReadOnlyList<BrokenIdentity> Identities, Unit Unit) : Outcome;

        /// <summary>The question has faults.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>An act on a procedure that form II.03 counts.</summary>
    /// <param name="Entry">The procedure.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="Decision">Number and date of the decision; blank for making public.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Due">The last day of its limit; null where there is none.</param>
    /// <param name="Late">Whether it was later.</param>
    /// <param name="Agency">The body that keeps the procedure.</param>
    public sealed record Announcement(Guid Entry, string Code, string Decision, DateTime At, DateOnly? Due, bool Late, Guid Agency);

    /// <summary>What is behind a figure: petitions of form II.05 or acts of form II.03, oldest first, and how many others it counts.</summary>
    public sealed record Behind(IReadOnlyList<ListPetitions.Row> Petitions, IReadOnlyList<Announcement> Announcements, int Hidden);

    /// <summary>Makes the report.</summary>
    public async Task<Outcome> RunAsync(Actor viewer, DateTime now, ReportForm form, string unit, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var found = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == unit);
        var faults = ReportIi06a.Check(found, from, to, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var agencies = snapshot.Organisation.AgenciesIn(found!.Id);
        var report = CountedReports.Build(form, found.Code, from, to, (await CountAsync(snapshot, form, agencies, from, to, now, cancel)).Select(c => c.Fact));
        List<BrokenIdentity> broken = [.. CountedReports.Check(report)];
        if (form == ReportForm.Ii05)
        {
            var eve = from.AddDays(-1);
            var before = eve.AddDays(from.DayNumber - to.DayNumber);
            broken.AddRange(CountedReports.CheckPrevious(report, CountedReports.Build(form, found.Code, before, eve, (await CountAsync(snapshot, form, agencies, before, eve, now, cancel)).Select(c => c.Fact))));
        }

        return broken.Count > 0 ? new Outcome.Broken(broken, found) : new Outcome.Made(report, found);
    }

    /// <summary>What is behind a cell; null when there is no such cell as far as the viewer may see.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cell">The cell; its field is the code of the row.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Behind?> RowsAsync(Actor viewer, DateTime now, ListReportRows.Cell cell, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var unit = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == cell.Unit);
        if (cell.Figures is not { } figures || ReportIi06a.Check(unit, cell.From, cell.To, VietnamTime.DayOf(now)).Any())
        {
            return null;
        }

        var counted = (await CountAsync(snapshot, cell.Form, snapshot.Organisation.AgenciesIn(unit!.Id), cell.From, cell.To, now, cancel))
            .Where(c => figures.Contains(c.Fact.Figure) && (cell.Field is null || c.Fact.Code == cell.Field)).ToList();
        if (cell.Form == ReportForm.Ii03)
        {
            return new([], [.. counted.Select(c => c.Act!).Distinct().OrderBy(a => a.At).Take(MostRows)], 0);
        }

        var ids = counted.Select(c => c.Record).Distinct().ToList();
        var rows = await db.Petitions.AsNoTracking().Where(PetitionScope.Of(viewer, snapshot.Organisation).Filter).Where(p => ids.Contains(p.Id)).OrderBy(p => p.ReceivedAt).ThenBy(p => p.Id).Take(MostRows)
            .Select(p => new ListPetitions.Row(p.Id, p.Code, p.State, p.Kind, p.AgencyId, p.HandlerUnitId, p.Content, p.ReceivedAt, p.DeskDueAt)).ToListAsync(cancel);
        return new(rows, [], ids.Count - rows.Count);
    }

    private sealed record Counted(Guid Record, CountedFact Fact, Announcement? Act = null);

    private Task<IReadOnlyList<Counted>> CountAsync(ReferenceSnapshot snapshot, ReportForm form, IReadOnlySet<Guid> agencies, DateOnly from, DateOnly to, DateTime now, CancellationToken cancel) =>
        form == ReportForm.Ii05 ? PetitionsAsync(agencies, from, to, now, cancel) : ProceduresAsync(snapshot, agencies, from, to, cancel);

    private async Task<IReadOnlyList<Counted>> PetitionsAsync(IReadOnlySet<Guid> agencies, DateOnly from, DateOnly to, DateTime now, CancellationToken cancel)
    {
        var (start, end) = (StartOf(from), StartOf(to.AddDays(1)));

        // One that was answered and made public before the period counts nowhere in it; neither moment ever changes. Of the petitions other bodies have, only one that was moved can have been here.
        var petitions = db.Petitions.AsNoTracking().Where(p => p.ReceivedAt < end && (p.AnsweredAt == null || p.AnsweredAt >= start || p.PublishedAt >= start)
            && (agencies.Contains(p.AgencyId) || db.Events.Any(e => e.StreamId == p.Id && MovesPetition.Contains(e.Type))));
        var kinds = await petitions.Select(p => new { p.Id, p.Kind }).ToDictionaryAsync(p => p.Id, p => p.Kind, cancel);
        var events = await db.Events.AsNoTracking().Where(e => e.Stream == PetitionEventData.Stream && e.At < end && petitions.Any(p => p.Id == e.StreamId)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(cancel);
        var until = end < now ? end : now;
        return
        [
            .. from petition in events.GroupBy(e => e.StreamId)
               let kind = kinds[petition.Key]
               from figure in Ii05.FiguresOf(petition.Select(StepOf).OfType<PetitionStep>(), agencies, @from, to, until)
               select new Counted(petition.Key, new(kind.ToString(), kind.ToText(), figure)),
        ];
    }

    private static PetitionStep? StepOf(Data.Events.EventRow row)
    {
        var facts = RecordEvents.Facts<PetitionEventData>(row);
        PetitionHappening? what = facts.Act switch
        {
            null when row.Type == PetitionEventData.TypeOf(null) => PetitionHappening.Received,
            null when row.Type == PetitionEventData.Moved => PetitionHappening.Transferred,
            null when row.Type == PetitionEventData.DueRecomputed => PetitionHappening.DueMoved,
            PetitionAct.AskMore => PetitionHappening.Asked,
            PetitionAct.Supplement => PetitionHappening.Supplemented,
            PetitionAct.Transfer => PetitionHappening.Transferred,
            PetitionAct.Refuse => PetitionHappening.Refused,
            PetitionAct.Answer => PetitionHappening.Answered,
            PetitionAct.Close => PetitionHappening.Closed,
            PetitionAct.Publish => PetitionHappening.Published,
            _ => null,
        };

        // Earlier versions of the program told of a moved time only the one that the desk went by; while a unit has it, that is the answer's.
        var due = facts.AnswerDue ?? what switch
        {
            PetitionHappening.Received or PetitionHappening.Supplemented => facts.Due,
            PetitionHappening.DueMoved when facts.To is PetitionState.Routed or PetitionState.Drafted => facts.Due,
            _ => null,
        };
        return what is { } happened ? new(VietnamTime.DayOf(row.At), happened, facts.ToAgency ?? facts.Agency, facts.Late ?? false, due) : null;
    }

    private async Task<IReadOnlyList<Counted>> ProceduresAsync(ReferenceSnapshot snapshot, IReadOnlySet<Guid> agencies, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (StartOf(from), StartOf(to.AddDays(1)));
        var events = await db.Events.AsNoTracking().Where(e => e.Stream == CatalogueEventData.Stream && OfProcedures.Contains(e.Type) && e.At >= start && e.At < end).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancel);
        var fields = new ReportFields(snapshot);
        return
        [
            .. from row in events
               let facts = RecordEvents.Facts<CatalogueEventData>(row)
               where agencies.Contains(facts.Agency)
               let field = FieldOf(snapshot, facts)
               let act = new Announcement(row.StreamId, facts.Code, facts.DecisionNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}, {facts.DecisionDate:dd/MM/yyyy}") : "", row.At, facts.Due, facts.Late ?? false, facts.Agency)
               from figure in FiguresOf(row.Type, facts)
               select new Counted(row.StreamId, new(field, fields.NameOf(field, to), figure), act),
        ];
    }

    private static IEnumerable<string> FiguresOf(string type, CatalogueEventData facts)
    {
        var late = facts.Late ?? false;
        if (type == MadePublic)
        {
            return ["madePublic", late ? "madePublicLate" : "madePublicInTime"];
        }

        if (type != Announced && type != Abolished)
        {
            return ["takenBack"];
        }

        var action = type == Abolished ? "announcedAbolished" : facts.Action switch
        {
            AnnouncementAction.New => "announcedNew",
            AnnouncementAction.Replace => "announcedReplaced",
            _ => "announcedAmended",
        };
        return ["announced", action, late ? "announcedLate" : "announcedInTime"];
    }

    /// <summary>The field of the version that an event is about: as the event tells it, or the version; of one that was taken back later that of any other of its code.</summary>
    private static string FieldOf(ReferenceSnapshot snapshot, CatalogueEventData facts)
    {
        var versions = snapshot.EveryVersionOf(facts.Code);
        return facts.Field ?? (versions.FirstOrDefault(v => v.Version == facts.ProcedureVersion) ?? (versions is [var first, ..] ? first : null))?.FieldCode ?? facts.Code;
    }

    private static DateTime StartOf(DateOnly day) => VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
