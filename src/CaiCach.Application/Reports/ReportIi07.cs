using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>Form II.07 of a unit and a period: its late dossiers are those of form II.06a, its causes those the heads had written down by its last day or, where none was, first told after it; see <see cref="Ii07Cells.ToldBy"/>.</summary>
public sealed class ReportIi07(CaiCachDb db, ReferenceStore reference, ReportIi06a ii06a, MeasureRows rows, IDatabaseEngine engine)
{
    /// <summary>Explanations of one field that the form shows; the others are a press away.</summary>
    private const int MostWords = 20;

    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The report; all identities hold.</summary>
        public sealed record Made(Ii07Report Report, Unit Unit) : Outcome;

        /// <summary>The figures contradict each other: no report.</summary>
        public sealed record Broken(IReadOnlyList<BrokenIdentity> Identities, Unit Unit) : Outcome;

        /// <summary>The question has faults.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Makes the report; units, days and faults as in <see cref="ReportIi06a"/>.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="asOf">The moment (UTC), inclusive, up to which causes count; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(Actor viewer, DateTime now, string unit, DateOnly from, DateOnly to, DateTime? asOf = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        switch (await ii06a.WithinAsync(viewer, now, unit, from, to, Ii06aRowsBy.Field, cancel))
        {
            case ReportIi06a.Outcome.Invalid invalid:
                return new Outcome.Invalid(invalid.Faults);
            case ReportIi06a.Outcome.Broken broken:
                return new Outcome.Broken(broken.Identities, broken.Unit);
            case ReportIi06a.Outcome.Made made:
                var report = Ii07.Build(made.Report, await FactsAsync(new(snapshot), Ii07Cells.Late(snapshot.Organisation.AgenciesIn(made.Unit.Id), null, from, to, now), to, asOf ?? now, cancel));
                return Ii07.Check(report) is { Count: > 0 } contradictions ? new Outcome.Broken(contradictions, made.Unit) : new Outcome.Made(report, made.Unit);
            default:
                throw new System.Diagnostics.UnreachableException("A report is made, broken or refused.");
        }
    }

    private async Task<IReadOnlyList<Ii07Fact>> FactsAsync(ReportFields fields, MeasureRows.Figure late, DateOnly to, DateTime asOf, CancellationToken cancel)
    {
        var told = await rows.Dossiers(late with { Which = [d => d.LateCause != null] }).Join(Ii07Cells.ToldBy(db, to, asOf), d => d.Id, c => c.DossierId, (d, c) => new { d.ProcedureCode, d.ProcedureVersion, c.Cause, c.Note })
            .GroupBy(c => c).Select(g => new { g.Key.ProcedureCode, g.Key.ProcedureVersion, g.Key.Cause, g.Key.Note, Count = g.LongCount() }).ToListAsync(cancel);
        return
        [
            .. told.GroupBy(c => (Field: fields.Of(c.ProcedureCode, c.ProcedureVersion), c.Cause)).Select(g => new Ii07Fact(
                g.Key.Field,
                g.Key.Cause,
                g.Sum(c => c.Count),
                [.. g.Select(c => c.Note).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostWords)])),
        ];
    }
}
