using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A worklist read page by page: no dossier is missed, none comes twice, whatever is filed meanwhile.</summary>
public sealed class ListWorkTests
{
    private const int Rows = 95;

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Pages_go_by_due_time_without_gap_or_double_also_where_many_are_due_at_the_same_moment(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var pages = await stage.WalkAsync(new(Desk.Handle, stage.Agency));

        Assert.Equal([20, 20, 20, 20, 15], pages.Select(p => p.Count));
        var rows = pages.SelectMany(p => p).ToList();
        Assert.Equal(Rows, rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(stage.Stored.Select(d => d.Id).Order(), rows.Select(r => r.Id).Order());
        Assert.Equal(rows.Select(r => r.DeskDueAt).Order(), rows.Select(r => r.DeskDueAt));
        Assert.Equal(stage.Stored.Select(d => d.DeskDueAt).Distinct().Count(), rows.Select(r => r.DeskDueAt).Distinct().Count());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_comes_in_between_two_pages_is_found_when_it_is_due_later_and_moves_nothing_else(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var rows = new List<ListWork.Row>();
        var query = new ListWork.Query(Desk.Handle, stage.Agency);
        var page = await stage.PageAsync(query);
        rows.AddRange(page.Rows);
        var cursor = page.Next!;
        var (earlier, later) = (stage.New(cursor.DueAt.AddMinutes(-1)), stage.New(cursor.DueAt.AddMinutes(1)));
        var sameMoment = Enumerable.Range(0, 8).Select(_ => stage.New(cursor.DueAt)).ToList();
        await stage.World.StoreAsync([earlier, later, .. sameMoment]);
        for (; page.Next is { } next; rows.AddRange(page.Rows))
        {
            page = await stage.PageAsync(query with { After = ListWork.Cursor.Parse(next.ToString()) });
        }

        var read = rows.Select(r => r.Id).ToList();
        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Empty(stage.Stored.Select(d => d.Id).Except(read));
        Assert.Contains(later.Id, read);
        Assert.DoesNotContain(earlier.Id, read);
        var anew = (await stage.WalkAsync(query)).SelectMany(p => p).Select(r => r.Id).ToList();
        Assert.Equal(anew.SkipWhile(id => id != cursor.Id).Skip(1), read.Skip(ListWork.PageSize));
        Assert.Equal(sameMoment.Count(d => anew.IndexOf(d.Id) > anew.IndexOf(cursor.Id)), sameMoment.Count(d => read.Contains(d.Id)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_filter_and_all_together_give_exactly_the_rows_that_fit_over_all_pages(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var due = stage.Stored[Rows / 2].DeskDueAt;
        var (officer, unit) = (stage.Officers[0], stage.Units[1]);
        var prefix = stage.Stored.First(d => d.Code is not null).Code![..^2];
        (ListWork.Query Query, Func<Dossier, bool> Fits)[] filters =
        [
            (new(Desk.Handle, stage.Agency, UnitId: unit), d => d.HolderUnitId == unit),
            (new(Desk.Handle, UnitId: unit), d => d.HolderUnitId == unit),
            (new(Desk.Handle, stage.Agency, AssigneeId: officer), d => d.AssigneeId == officer),
            (new(Desk.Handle, AssigneeId: officer), d => d.AssigneeId == officer),
            (new(Desk.Handle, stage.Agency, Unassigned: true), d => d.AssigneeId is null),
            (new(Desk.Handle, stage.Agency, ProcedureCode: "PAUSE.SAMPLE"), d => d.ProcedureCode == "PAUSE.SAMPLE"),
            (new(Desk.Handle, stage.Agency, DueBefore: due), d => d.DeskDueAt < due),
            (new(Desk.Handle, stage.Agency, CodePrefix: " " + prefix.ToLowerInvariant()), d => d.Code?.StartsWith(prefix, StringComparison.Ordinal) == true),
            (new(Desk.Handle, stage.Agency, CodePrefix: stage.Stored[3].RequestNumber), d => d.Id == stage.Stored[3].Id),
            (new(Desk.Handle, stage.Agency, CodePrefix: "%"), _ => false),
            (new(Desk.Sign, stage.Agency), _ => false),
            (new(Desk.Handle, stage.Agency, unit, officer, World.Procedure, due), d => d.HolderUnitId == unit && d.AssigneeId == officer && d.ProcedureCode == World.Procedure && d.DeskDueAt < due),
        ];
        foreach (var (query, fits) in filters)
        {
            var wanted = stage.Stored.Where(fits).Select(d => d.Id).Order().ToList();
            Assert.Equal(wanted, (await stage.WalkAsync(query)).SelectMany(p => p).Select(r => r.Id).Order());
        }

        Assert.True(filters.Count(f => stage.Stored.Count(f.Fits) > ListWork.PageSize) >= 5);
        Assert.All(filters[..8], f => Assert.InRange(stage.Stored.Count(f.Fits), 1, Rows - 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x.y")]
    [InlineData("-1.00000000000000000000000000000000")]
    [InlineData("7fffffffffffffff.00000000000000000000000000000000")]
    public void A_place_that_is_none_is_not_read(string text) => Assert.Null(ListWork.Cursor.Parse(text));

    private sealed class Stage : IAsyncDisposable
    {
        private readonly Actor head;

        private Stage(World world, Actor head, Guid agency, Guid[] units)
        {
            (World, this.head, Agency, Units) = (world, head, agency, units);
            var chance = new Random(20260302);
            Stored = [.. Enumerable.Range(0, Rows).Select(i =>
            {
                var dossier = New(world.Clock.Now.AddHours(chance.Next(7)));
                dossier.HolderUnitId = Units[chance.Next(2)];
                dossier.AssigneeId = chance.Next(3) == 0 ? null : Officers[chance.Next(2)];
                dossier.ProcedureCode = chance.Next(3) == 0 ? "PAUSE.SAMPLE" : World.Procedure;
                dossier.Code = chance.Next(2) == 0 ? null : $"H50.901-260302-{i:0000}";
                return dossier;
            })];
        }

        public World World { get; }

        public Guid Agency { get; }

        public Guid[] Units { get; }

        public Guid[] Officers { get; } = [Guid.NewGuid(), Guid.NewGuid()];

        public IReadOnlyList<Dossier> Stored { get; }

        public static async Task<Stage> CreateAsync(string engine)
        {
            var world = await World.CreateAsync(engine);
            var stage = new Stage(world, await world.OfficialAsync(Role.AgencyHead), await world.UnitAsync(World.Agency), [await world.UnitAsync(Office.Division), await world.UnitAsync("SKHCN-QT-VP")]);
            var elsewhere = await world.UnitAsync("BKHCN-SHTT");
            var others = Enumerable.Range(0, 30).Select(i => StoredDossiers.New(world.Clock.Now.AddMinutes(i), elsewhere, elsewhere)).ToList();
            others.ForEach(d => d.Desk = Desk.Handle);
            await world.StoreAsync([.. stage.Stored, .. others]);
            return stage;
        }

        public Dossier New(DateTime due)
        {
            var dossier = StoredDossiers.New(World.Clock.Now, Agency, Units[0]);
            (dossier.Desk, dossier.DeskDueAt) = (Desk.Handle, due);
            return dossier;
        }

        public Task<ListWork.Page> PageAsync(ListWork.Query query) => World.Do<ListWork, ListWork.Page>(u => u.RunAsync(head, query));

        public async Task<IReadOnlyList<IReadOnlyList<ListWork.Row>>> WalkAsync(ListWork.Query query)
        {
            var pages = new List<IReadOnlyList<ListWork.Row>>();
            for (var page = await PageAsync(query); ; page = await PageAsync(query with { After = ListWork.Cursor.Parse(page.Next.ToString()) }))
            {
                pages.Add(page.Rows);
                if (page.Next is null)
                {
                    return pages;
                }
            }
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
