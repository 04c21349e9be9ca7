using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Index;

namespace CaiCach.Application.Index;

/// <summary>The records behind a bound leaf of the index: dossiers under the viewer's rights, or procedures on offer, which everyone may see.</summary>
public sealed class ListIndexRows(CaiCachDb db, ReferenceStore reference, CriteriaSets sets, MeasureRows rows)
{
    private const int MostProcedures = 2000;

    /// <summary>Which of the records.</summary>
    public enum Side
    {
        /// <summary>Those of the denominator.</summary>
        All,

        /// <summary>Those of the numerator.</summary>
        Met,

        /// <summary>Those of the denominator that are not in the numerator: where points are lost.</summary>
        Missed,
    }

    /// <summary>A procedure on offer.</summary>
    public sealed record Procedure(string Code, string Name, string Agency);

    /// <summary>What is found: dossiers, or procedures.</summary>
    public sealed record Found(MeasureBinding Binding, MeasureRows.Page? Dossiers, IReadOnlyList<Procedure> Procedures);

    /// <summary>A page of the records; null when there is no such leaf as far as the viewer may see.</summary>
    public async Task<Found?> RunAsync(Actor viewer, DateTime now, string unitCode, int year, string item, Side side, Guid? after = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (IndexUnits.Find(viewer, snapshot.Organisation, unitCode, year, now) is not { } unit
            || await sets.ForAsync(db, unit, year, cancel) is not { } version || !version.Bindings.TryGetValue(item, out var binding))
        {
            return null;
        }

        var agencies = snapshot.Organisation.AgenciesIn(unit.Id);
        var a = ReadIndex.Queries(binding.A, agencies, year, now);
        var b = ReadIndex.Queries(binding.B, agencies, year, now);
        DateTime? notLateBefore = ReadIndex.AsOf(year, now) == VietnamTime.DayOf(now) ? now : null;
        var figure = side switch
        {
            Side.Met => new MeasureRows.Figure(b, [], notLateBefore),
            Side.Missed => new MeasureRows.Figure(a, b, notLateBefore),
            _ => new MeasureRows.Figure(a, [], notLateBefore),
        };
        if (!MeasureCodes.CountsProcedures(binding.A[0]))
        {
            return new(binding, await rows.RunAsync(viewer, figure, after, cancel: cancel), []);
        }

        var ids = (await rows.RecordsAsync(figure, null, MostProcedures, cancel)).ToHashSet();
        return new(binding, null, [.. snapshot.Offerings.Where(o => ids.Contains(o.Id)).Select(Of).OrderBy(p => p.Code, StringComparer.Ordinal)]);

        Procedure Of(Offering offering) =>
            new(offering.ProcedureCode, snapshot.LatestProcedure(offering.ProcedureCode)?.Name ?? offering.ProcedureCode, snapshot.Organisation.NameOf(offering.AgencyId));
    }
}
