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
        public sealed record Broken(IReadOnlyList<BrokenIdentity> Identities) : Outcome;

        /// <summary>The question has faults.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Makes the report.</summary>
    /// <param name="viewer">Who asks; units beyond the viewer's rights are as unknown as those that do not exist.</param>
    /// <param name="now">Now, UTC: while the period runs, a dossier due later today is not late.</param>
    /// <param name="unit">Code of an agency or of a unit above some; its figures are the sums of its subtree.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(Actor viewer, DateTime now, string unit, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var found = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == unit);
        var faults = Check(found, from, to, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var agencies = snapshot.Organisation.AgenciesIn(found!.Id);
        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var report = await BuildAsync(snapshot, found.Code, agencies, from, to, now, cancel);
        var eve = from.AddDays(-1);
        var before = eve.AddDays(from.DayNumber - to.DayNumber);
        var previous = await BuildAsync(snapshot, found.Code, agencies, before, eve, now, cancel);
        var broken = Ii06aIdentities.Check(report, previous);
        return broken.Count > 0 ? new Outcome.Broken(broken) : new Outcome.Made(report, found);
    }

    private static IEnumerable<FieldFault> Check(Unit? unit, DateOnly from, DateOnly to, DateOnly today)
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

    private async Task<Ii06aReport> BuildAsync(ReferenceSnapshot snapshot, string unit, IReadOnlySet<Guid> agencies, DateOnly from, DateOnly to, DateTime now, CancellationToken cancel)
    {
        string[] counted = [.. Ii06aCells.Accepted, .. Ii06aCells.Finished];
        var end = Ii06aCells.LastDay(to, now);
        var before = await measures.ByProcedureAsync(new(counted, agencies, null, from.AddDays(-1)), cancel);
        var within = await measures.ByProcedureAsync(new(counted, agencies, from, to), cancel);
        var pastDue = await measures.ByProcedureAsync(new([MeasureCodes.PastDue], agencies, null, end), cancel);
        var notYet = end == VietnamTime.DayOf(now)
            ? await MeasureRows.DueLaterToday(db, now).Where(d => agencies.Contains(d.AgencyId)).GroupBy(d => d.ProcedureCode).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel)
            : [];
        var procedures = before.Concat(within).Concat(pastDue).Select(s => s.Procedure).Distinct(StringComparer.Ordinal);
        return Ii06a.Build(unit, from, to, procedures.Select(FactOf));

        Ii06aFact FactOf(string procedure)
        {
            var known = snapshot.LatestProcedure(procedure);
            return new(
                known?.FieldCode ?? procedure,
                known?.FieldName ?? $"Thủ tục {procedure}",
                Sum(before, Ii06aCells.Accepted),
                Sum(before, Ii06aCells.Finished),
                Sum(within, MeasureCodes.AcceptedOnline),
                Sum(within, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost),
                Sum(within, MeasureCodes.FinishedEarly),
                Sum(within, MeasureCodes.FinishedOnTime),
                Sum(within, MeasureCodes.FinishedLate),
                Sum(pastDue, MeasureCodes.PastDue) - notYet.GetValueOrDefault(procedure));

            long Sum(IReadOnlyList<ReadMeasures.Sum> sums, params string[] codes) => sums.Where(s => s.Procedure == procedure && codes.Contains(s.Measure)).Sum(s => s.Quantity);
        }
    }
}
