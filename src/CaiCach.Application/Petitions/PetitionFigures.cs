using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Data;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>How petitions were handled in a period, body by body, and the petitions behind a figure. Stands on measures alone.</summary>
public sealed class PetitionFigures(CaiCachDb db, ReadMeasures measures, ReferenceStore reference)
{
    /// <summary>The most petitions shown behind a figure.</summary>
    public const int MostRows = 200;

    /// <summary>The figures of a body.</summary>
    /// <param name="AgencyId">The body.</param>
    /// <param name="Of">Each measure of <see cref="PetitionMeasures"/> with its sum.</param>
    public sealed record Row(Guid AgencyId, IReadOnlyDictionary<string, long> Of);

    /// <summary>The figures of every body in the official's sight that has any, the one above first. One round trip.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var sums = await measures.ByAgencyAsync(new(PetitionMeasures.All.ToList(), PetitionScope.Of(actor, tree).Watched.ToList(), from, to), cancel);
        return
        [
            .. sums.GroupBy(s => s.AgencyId).OrderBy(g => tree.Find(g.Key)!.Path, StringComparer.Ordinal)
                .Select(g => new Row(g.Key, PetitionMeasures.All.ToDictionary(m => m, m => g.Where(s => s.Measure == m).Sum(s => s.Quantity), StringComparer.Ordinal))),
        ];
    }

    /// <summary>The figures as a list for files, the sum last.</summary>
    /// <param name="rows">The figures of each body.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="tree">The names of bodies.</param>
    /// <param name="nameOf">What a measure is called.</param>
    public static TextTable TableOf(IReadOnlyList<Row> rows, DateOnly from, DateOnly to, OrganisationTree tree, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(nameOf);
        return new(
            "", "Phan anh kien nghi", "KẾT QUẢ TIẾP NHẬN, XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ VỀ QUY ĐỊNH HÀNH CHÍNH", string.Create(CultureInfo.InvariantCulture, $"Từ ngày {from:dd/MM/yyyy} đến ngày {to:dd/MM/yyyy}"),
            [new("Cơ quan nhận", 40), .. PetitionMeasures.All.Select(m => new TextColumn(nameOf(m), 12))],
            [.. rows.Select(row => Line(tree.NameOf(row.AgencyId), m => row.Of[m])), Line("Tổng cộng", m => rows.Sum(row => row.Of[m]))]);

        static IReadOnlyList<string> Line(string name, Func<string, long> figure) => [name, .. PetitionMeasures.All.Select(m => figure(m).ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The petitions behind a figure, oldest first.</summary>
    public async Task<IReadOnlyList<ListPetitions.Row>> RowsAsync(Actor actor, Guid agencyId, string measure, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var scope = PetitionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        return await db.Petitions.AsNoTracking().Where(scope.Filter)
            .Where(p => db.MeasureEntries.Any(m => m.RecordId == p.Id && m.AgencyId == agencyId && m.Measure == measure && m.Day >= from && m.Day <= to))
            .OrderBy(p => p.ReceivedAt).ThenBy(p => p.Id).Take(MostRows)
            .Select(p => new ListPetitions.Row(p.Id, p.Code, p.State, p.Kind, p.AgencyId, p.HandlerUnitId, p.Content, p.ReceivedAt, p.DeskDueAt)).ToListAsync(cancel);
    }
}
