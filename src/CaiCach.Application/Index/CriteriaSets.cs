using System.Collections.Concurrent;
using CaiCach.Data;
using CaiCach.Data.Index;
using CaiCach.Data.Organisation;
using CaiCach.Law.Index;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Index;

/// <summary>The criteria set a unit's year is scored by, with its bindings. A version never changes, so each is read once.</summary>
public sealed class CriteriaSets
{
    private readonly ConcurrentDictionary<Guid, CriteriaSet> parsed = new();

    /// <summary>A version of a set with its bindings by leaf.</summary>
    public sealed record Version(Guid Id, CriteriaSet Set, bool IsReconstruction, IReadOnlyDictionary<string, MeasureBinding> Bindings);

    /// <summary>The set's code for a kind of unit: the province set for a People's Committee and a provincial department, the ministry set for all others.</summary>
    public static string CodeFor(UnitKind kind) => kind is UnitKind.ProvincialDepartment or UnitKind.PeopleCommittee ? "par-province-876" : "par-ministry-876";

    /// <summary>The version the unit declared the year under, else the newest; null when none was imported.</summary>
    public async Task<Version?> ForAsync(CaiCachDb db, Unit unit, int year, CancellationToken cancel)
    {
        var code = CodeFor(unit.Kind);
        var rows = await db.CriteriaSets.AsNoTracking().Where(s => s.Code == code).Select(s => new { s.Id, s.IsReconstruction }).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return null;
        }

        var declared = await db.IndexAnswers.Where(a => a.UnitId == unit.Id && a.Year == year).OrderBy(a => a.DeclaredAt).Select(a => (Guid?)a.CriteriaSetId).FirstOrDefaultAsync(cancel);
        var row = rows.Find(r => r.Id == declared) ?? rows.MaxBy(r => r.Id)!;
        if (!parsed.TryGetValue(row.Id, out var set))
        {
            var document = await db.CriteriaSets.Where(s => s.Id == row.Id).Select(s => s.Document).FirstAsync(cancel);
            set = parsed.GetOrAdd(row.Id, CriteriaSetFile.Parse(document).Set ?? throw new InvalidOperationException($"The stored criteria set {code} cannot be read."));
        }

        var bindings = await db.IndexBindings.AsNoTracking().Where(b => b.SetCode == code).ToListAsync(cancel);
        return new(row.Id, set, row.IsReconstruction, bindings.Where(b => set.Find(b.ItemCode)?.Item is not null).ToDictionary(b => b.ItemCode, BindingOf, StringComparer.Ordinal));
    }

    private static MeasureBinding BindingOf(IndexBinding row) =>
        new(row.SetCode, row.ItemCode, row.Numerator.Split(' '), row.Denominator.Split(' '), row.Part, row.AtLeast, row.Note);
}
