using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Index;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Index;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Index;

/// <summary>The reform index of a unit and a year as of now: bound leaves from measures over the unit's subtree, the others from what was declared.</summary>
public sealed class ReadIndex(CaiCachDb db, ReferenceStore reference, CriteriaSets sets, ReadMeasures measures, IDatabaseEngine engine)
{
    /// <summary>The first year that can be asked for.</summary>
    public const int FirstYear = 2012;

    /// <summary>The sums a bound leaf is computed from.</summary>
    public sealed record Sums(long A, long B);

    /// <summary>A leaf with where its answer comes from.</summary>
    /// <param name="Score">Points and arithmetic.</param>
    /// <param name="Binding">The measures; null where they decide nothing.</param>
    /// <param name="Sums">Their sums.</param>
    /// <param name="Declared">What was declared; null for nothing.</param>
    public sealed record Leaf(NodeScore Score, MeasureBinding? Binding, Sums? Sums, IndexAnswer? Declared)
    {
        /// <summary>Whether somebody may declare it: not what measures decide wholly, nor what only a survey answers.</summary>
        public bool MayBeDeclared => Score.Node.Item!.Source != ItemSource.Survey && (Binding is null || Binding.Part is not null);
    }

    /// <summary>The index.</summary>
    /// <param name="Unit">The unit.</param>
    /// <param name="Year">The year.</param>
    /// <param name="AsOf">The last day counted: today, or the last of the year.</param>
    /// <param name="Version">The criteria set.</param>
    /// <param name="Result">The scores.</param>
    /// <param name="Leaves">The leaves by code.</param>
    /// <param name="MayDeclare">Whether the viewer is the unit's reform officer.</param>
    public sealed record View(
        Unit Unit, int Year, DateOnly AsOf, CriteriaSets.Version Version, IndexResult Result, IReadOnlyDictionary<string, Leaf> Leaves, bool MayDeclare);

    /// <summary>Reads it; null when there is no such unit or year as far as the viewer may see.</summary>
    public async Task<View?> RunAsync(Actor viewer, DateTime now, string unitCode, int year, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (IndexUnits.Find(viewer, tree, unitCode, year, now) is not { } unit)
        {
            return null;
        }

        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        if (await sets.ForAsync(db, unit, year, cancel) is not { } version)
        {
            return null;
        }

        var declared = await db.IndexAnswers.AsNoTracking().Where(a => a.UnitId == unit.Id && a.Year == year && a.CriteriaSetId == version.Id).ToDictionaryAsync(a => a.ItemCode, StringComparer.Ordinal, cancel);
        var asOf = AsOf(year, now);
        var sums = await SumsAsync(version, tree.AgenciesIn(unit.Id), year, now, cancel);
        var answers = Answers(version, declared, sums);
        var result = ReformIndex.Compute(version.Set, answers);
        var leaves = result.Nodes.Where(n => n.Item is not null).ToDictionary(
            n => n.Node.Code,
            n => new Leaf(n, version.Bindings.GetValueOrDefault(n.Node.Code), sums.GetValueOrDefault(n.Node.Code), declared.GetValueOrDefault(n.Node.Code)),
            StringComparer.Ordinal);
        return new(unit, year, asOf, version, result, leaves, viewer.Posts.Any(p => p.Role == Role.ReformOfficer && p.AgencyId == unit.Id));
    }

    /// <summary>The declarations of an item, newest first.</summary>
    public async Task<IReadOnlyList<(EventRow Event, IndexEventData Data)>> HistoryAsync(IndexAnswer declared, CancellationToken cancel = default)
    {
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == declared.StreamId).OrderByDescending(e => e.Version).ToListAsync(cancel);
        return [.. events.Select(e => (e, IndexEventData.Parse(e.Data)!))];
    }

    /// <summary>The last day counted of a year.</summary>
    public static DateOnly AsOf(int year, DateTime now) => Ii06aCells.LastDay(new(year, 12, 31), now);

    /// <summary>The queries of a side of a bound leaf: flows over the year, levels up to its last day.</summary>
    internal static IReadOnlyList<MeasureQuery> Queries(IReadOnlyList<string> codes, IReadOnlyCollection<Guid> agencies, int year, DateTime now)
    {
        var end = AsOf(year, now);
        var queries = codes.GroupBy(MeasureCodes.IsLevel).Select(g => new MeasureQuery([.. g], agencies, g.Key ? null : new DateOnly(year, 1, 1), end));
        return [.. queries];
    }

    private static Dictionary<string, Answer> Answers(CriteriaSets.Version version, Dictionary<string, IndexAnswer> declared, Dictionary<string, Sums> sums)
    {
        var answers = new Dictionary<string, Answer>(Parse(declared.Values) ?? [], StringComparer.Ordinal);
        if (answers.Count < declared.Count)
        {
            // One that was stored before a rule grew stricter counts as not declared; the others stand.
            foreach (var (code, answer) in declared.Values.SelectMany(a => Parse([a]) ?? []))
            {
                answers[code] = answer;
            }
        }

        foreach (var (code, sum) in sums)
        {
            answers[code] = version.Bindings[code].AnswerOf(version.Set.Find(code)!.Item!.Rule, Math.Max(0, sum.A), Math.Max(0, sum.B), answers.GetValueOrDefault(code));
        }

        return answers;

        IEnumerable<KeyValuePair<string, Answer>>? Parse(IEnumerable<IndexAnswer> rows) =>
            AnswersFile.Parse("{\"answers\":{" + string.Join(',', rows.Select(a => $"\"{a.ItemCode}\":{a.Answer}")) + "}}", version.Set).Answers;
    }

    private async Task<Dictionary<string, Sums>> SumsAsync(CriteriaSets.Version version, IReadOnlySet<Guid> agencies, int year, DateTime now, CancellationToken cancel)
    {
        var codes = version.Bindings.Values.SelectMany(b => b.A.Concat(b.B)).Distinct(StringComparer.Ordinal).ToList();
        var figures = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var query in Queries(codes, agencies, year, now))
        {
            foreach (var (code, sum) in await measures.RunAsync(query, cancel))
            {
                figures[code] = sum;
            }
        }

        if (figures.ContainsKey(MeasureCodes.PastDue) && AsOf(year, now) == VietnamTime.DayOf(now))
        {
            figures[MeasureCodes.PastDue] -= await MeasureRows.DueLaterToday(db, now).CountAsync(d => agencies.Contains(d.AgencyId), cancel);
        }

        return version.Bindings.Values.ToDictionary(b => b.Item, b => new Sums(b.A.Sum(m => figures[m]), b.B.Sum(m => figures[m])), StringComparer.Ordinal);
    }
}
