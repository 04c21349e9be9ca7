using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>Form II.06a of a unit and a period, from measures alone, its identities checked before it is given out.</summary>
public sealed class ReportIi06a(CaiCachDb db, ReferenceStore reference, ReadMeasures measures, IDatabaseEngine engine)
{
    /// <summary>The years a report may lie in.</summary>
    public const int FirstYear = 2000;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2199;

    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The report; all identities hold.</summary>
        public sealed record Made(Ii06aReport Report, Unit Unit) : Outcome;

        /// <summary>The figures contradict each other: no report.</summary>
        public sealed record Broken(IReadOnlyList<BrokenIdentity> Identities, Unit Unit) : Outcome;

        /// <summary>The question has faults.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Makes the report.</summary>
    /// <param name="viewer">Who asks; units beyond the viewer's rights are as unknown as those that do not exist.</param>
    /// <param name="now">Now, UTC: while the period runs, a dossier due later today is not late.</param>
    /// <param name="unit">Code of an agency or of a unit above some; its figures are the sums of its subtree.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="by">What a row stands for: a field of procedures, or a body of the unit's subtree.</param>
    /// <param name="withQuarters">Whether a year is held against its quarters, too: done before it leaves the program.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(
        Actor viewer, DateTime now, string unit, DateOnly from, DateOnly to, Ii06aRowsBy by = Ii06aRowsBy.Field, bool withQuarters = false, CancellationToken cancel = default)
    {
        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        return await WithinAsync(viewer, now, unit, from, to, by, cancel, withQuarters);
    }

    /// <summary>The same within the snapshot the caller has opened.</summary>
    internal async Task<Outcome> WithinAsync(Actor viewer, DateTime now, string unit, DateOnly from, DateOnly to, Ii06aRowsBy by, CancellationToken cancel, bool withQuarters = false)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var found = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == unit);
        var faults = Check(found, from, to, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var agencies = snapshot.Organisation.AgenciesIn(found!.Id);
        var report = await BuildAsync(snapshot, found.Code, agencies, from, to, now, by, cancel);
        var eve = from.AddDays(-1);
        var before = eve.AddDays(from.DayNumber - to.DayNumber);
        var previous = await BuildAsync(snapshot, found.Code, agencies, before, eve, now, by, cancel);
        List<BrokenIdentity> broken = [.. Ii06aIdentities.Check(report, previous)];
        if (by == Ii06aRowsBy.Body)
        {
            broken.AddRange(Ii06aIdentities.CheckBodies(await BuildAsync(snapshot, found.Code, agencies, from, to, now, Ii06aRowsBy.Field, cancel), report));
        }

        if (withQuarters && ReportingPeriod.Of(from, to) is { Length: PeriodLength.Year } year)
        {
            var quarters = new List<Ii06aReport>();
            for (var number = 1; number <= 4; number++)
            {
                var quarter = ReportingPeriod.Quarter(year.Calendar, year.Year, number);
                quarters.Add(await BuildAsync(snapshot, found.Code, agencies, quarter.From, quarter.To, now, by, cancel));
            }

            broken.AddRange(Ii06aIdentities.CheckYear(report, quarters));
        }

        return broken.Count > 0 ? new Outcome.Broken(broken, found) : new Outcome.Made(report, found);
    }

    /// <summary>What is wrong with a question for a report.</summary>
    internal static IEnumerable<FieldFault> Check(Unit? unit, DateOnly from, DateOnly to, DateOnly today)
    {
        if (unit is null)
        {
            yield return new("unit", "unit_unknown", "Không có đơn vị với mã này trong phạm vi được xem báo cáo.");
        }

        if (from.Year is < FirstYear or > LastYear)
        {
            yield return new("from", "year_out_of_range", $"Ngày đầu kỳ phải từ năm {FirstYear} đến năm {LastYear}.");
        }
        else if (from > today)
        {
            yield return new("from", "period_in_future", "Kỳ báo cáo chưa bắt đầu.");
        }

        if (to.Year is < FirstYear or > LastYear)
        {
            yield return new("to", "year_out_of_range", $"Ngày cuối kỳ phải từ năm {FirstYear} đến năm {LastYear}.");
        }
        else if (to < from)
        {
            yield return new("to", "period_reversed", "Ngày cuối kỳ không được trước ngày đầu kỳ.");
        }
    }

    private async Task<Ii06aReport> BuildAsync(
        ReferenceSnapshot snapshot, string unit, IReadOnlySet<Guid> agencies, DateOnly from, DateOnly to, DateTime now, Ii06aRowsBy by, CancellationToken cancel)
    {
        string[] counted = [.. Ii06aCells.Came, .. Ii06aCells.Finished, .. Ii06aCells.Left];
        string[] moves = [.. MeasureCodes.MovedIn, .. MeasureCodes.MovedOut];
        var fields = new ReportFields(snapshot);
        var end = Ii06aCells.LastDay(to, now);
        var before = await SumsAsync(new(counted, agencies, null, from.AddDays(-1)));
        var within = await SumsAsync(new(counted, agencies, from, to));
        var carriedOver = await SumsAsync(new(moves, agencies, from, to, SinceBefore: from));
        var received = await SumsAsync(new(moves, agencies, from, to, SinceFrom: from));
        var pastDue = await SumsAsync(new([MeasureCodes.PastDue], agencies, null, end));
        var kept = await KeptAppointmentsAsync(snapshot, fields, by, new([MeasureCodes.FinishedLate], agencies, from, to), cancel);
        var notYet = end == VietnamTime.DayOf(now) ? await DueLaterTodayAsync(snapshot, fields, by, agencies, now, cancel) : [];
        var keys = before.Concat(within).Concat(carriedOver).Concat(received).Concat(pastDue).Select(s => s.Key).Distinct(StringComparer.Ordinal);
        return Ii06a.Build(unit, from, to, keys.Select(FactOf), by);

        Task<IReadOnlyList<KeyedSum>> SumsAsync(MeasureQuery query) => KeyedAsync(snapshot, fields, by, query, cancel);

        Ii06aFact FactOf(string key)
        {
            return new(
                key,
                by == Ii06aRowsBy.Body ? snapshot.Organisation.Find(key)!.Name : fields.NameOf(key, to),
                Sum(before, Ii06aCells.Came),
                Sum(before, Ii06aCells.Finished) + Sum(before, Ii06aCells.Left),
                Sum(within, MeasureCodes.AcceptedOnline) + Sum(received, MeasureCodes.MovedInOnline) - Sum(received, MeasureCodes.MovedOutOnline),
                Sum(within, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost)
                    + Sum(received, MeasureCodes.MovedInDirect, MeasureCodes.MovedInPost) - Sum(received, MeasureCodes.MovedOutDirect, MeasureCodes.MovedOutPost),
                Sum(within, MeasureCodes.FinishedEarly),
                Sum(within, MeasureCodes.FinishedOnTime),
                Sum(within, MeasureCodes.FinishedLate),
                Sum(pastDue, MeasureCodes.PastDue) - notYet.GetValueOrDefault(key),
                new(
                    Sum(carriedOver, [.. MeasureCodes.MovedIn]),
                    Sum(carriedOver, [.. MeasureCodes.MovedOut]),
                    Sum(received, [.. MeasureCodes.MovedIn]),
                    Sum(received, [.. MeasureCodes.MovedOut])),
                kept.GetValueOrDefault(key));

            long Sum(IReadOnlyList<KeyedSum> sums, params string[] codes) => sums.Where(s => s.Key == key && codes.Contains(s.Measure)).Sum(s => s.Quantity);
        }
    }

    /// <summary>The sum of one measure in one row: under a field's code, or a body's.</summary>
    private sealed record KeyedSum(string Key, string Measure, long Quantity);

    private async Task<IReadOnlyList<KeyedSum>> KeyedAsync(ReferenceSnapshot snapshot, ReportFields fields, Ii06aRowsBy by, MeasureQuery query, CancellationToken cancel)
    {
        if (by == Ii06aRowsBy.Body)
        {
            return [.. (await measures.ByAgencyAsync(query, cancel)).Select(s => new KeyedSum(snapshot.Organisation.Find(s.AgencyId)!.Code, s.Measure, s.Quantity))];
        }

        var moved = fields.Moved;
        var sums = (await measures.ByProcedureAsync(query, cancel)).Where(s => !moved.Contains(s.Procedure)).Select(s => new KeyedSum(fields.Of(s.Procedure), s.Measure, s.Quantity)).ToList();
        if (moved.Count > 0)
        {
            sums.AddRange((await measures.ByVersionAsync(query with { Procedures = moved }, cancel)).Select(s => new KeyedSum(fields.Of(s.Procedure, s.Version), s.Measure, s.Quantity)));
        }

        return sums;
    }

    /// <summary>Of what a query counts as finished late, how many kept the new appointment of an apology, by row.</summary>
    private async Task<Dictionary<string, long>> KeptAppointmentsAsync(ReferenceSnapshot snapshot, ReportFields fields, Ii06aRowsBy by, MeasureQuery late, CancellationToken cancel)
    {
        var kept = await measures.Within(late).Join(db.Dossiers.Where(Ii06aCells.KeptAppointment), e => e.RecordId, d => d.Id, (e, d) => new { e.AgencyId, d.ProcedureCode, d.ProcedureVersion, e.Quantity })
            .GroupBy(r => new { r.AgencyId, r.ProcedureCode, r.ProcedureVersion }).Select(g => new { g.Key.AgencyId, g.Key.ProcedureCode, g.Key.ProcedureVersion, Count = g.Sum(r => (long)r.Quantity) }).ToListAsync(cancel);
        return kept.GroupBy(g => RowOf(snapshot, fields, by, g.AgencyId, g.ProcedureCode, g.ProcedureVersion), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(d => d.Count), StringComparer.Ordinal);
    }

    private static string RowOf(ReferenceSnapshot snapshot, ReportFields fields, Ii06aRowsBy by, Guid agency, string procedure, int version) =>
        by == Ii06aRowsBy.Body ? snapshot.Organisation.Find(agency)!.Code : fields.Of(procedure, version);

    private async Task<Dictionary<string, int>> DueLaterTodayAsync(
        ReferenceSnapshot snapshot, ReportFields fields, Ii06aRowsBy by, IReadOnlySet<Guid> agencies, DateTime now, CancellationToken cancel)
    {
        var later = await MeasureRows.DueLaterToday(db, now).Where(d => agencies.Contains(d.AgencyId)).GroupBy(d => new { d.AgencyId, d.ProcedureCode, d.ProcedureVersion })
            .Select(g => new { g.Key.AgencyId, g.Key.ProcedureCode, g.Key.ProcedureVersion, Count = g.Count() }).ToListAsync(cancel);
        return later.GroupBy(g => RowOf(snapshot, fields, by, g.AgencyId, g.ProcedureCode, g.ProcedureVersion), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(d => d.Count), StringComparer.Ordinal);
    }
}
