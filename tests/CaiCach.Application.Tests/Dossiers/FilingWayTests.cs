using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Dossiers keep the way they really came in: shown by the filing itself, or named by who may.</summary>
public sealed class FilingWayTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_way_is_kept_with_the_dossier_in_its_first_event_and_tells_figures_apart(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var agency = await world.UnitAsync(World.Agency);
        var portal = new Actor(Guid.NewGuid(), "Cổng mẫu", ActorKind.Client, []) { ClientAgencies = new HashSet<Guid> { agency }, ClientWays = new HashSet<FilingWay> { FilingWay.NationalPortal } };
        var own = (await world.SubmitAsync(people.Citizen)).Id;
        var national = await FiledAsync(office, portal, r => r with { Way = FilingWay.NationalPortal });
        var other = await FiledAsync(office, portal, r => r);
        var desk = await FiledAsync(office, people.Receiver, r => r with { Channel = Channel.Direct });
        var mobile = await FiledAsync(office, people.Receiver, r => r with { Channel = Channel.Direct, Way = FilingWay.Mobile });
        var post = await FiledAsync(office, people.Receiver, r => r with { Channel = Channel.Post });
        var kiosk = await FiledAsync(office, people.Receiver, r => r with { Assist = new(AssistPlace.Kiosk, true) });

        (Guid, FilingWay)[] ways = [(own, FilingWay.OwnPortal), (national, FilingWay.NationalPortal), (other, FilingWay.OtherSystem), (desk, FilingWay.Counter), (mobile, FilingWay.Mobile), (post, FilingWay.Post), (kiosk, FilingWay.Kiosk)];
        foreach (var (id, way) in ways)
        {
            Assert.Equal((way, way), ((await world.DossierAsync(id)).Way, DossierEventData.Parse(Assert.Single(await office.EventsAsync(id)).Data).Way));
        }

        // Of before it was kept only the channel is known.
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == other).ExecuteUpdateAsync(set => set.SetProperty(d => d.Way, (FilingWay?)null));
        }

        var online = await RowsAsync(DayFigure.ReceivedOnline);
        Assert.Equal([(null, 1), (FilingWay.OwnPortal, 1), (FilingWay.NationalPortal, 1), (FilingWay.Kiosk, 1)], online.Ways.Select(w => (w.Way, w.Dossiers)).OrderBy(w => w.Way));
        Assert.Equal(4, online.Rows.Count);
        Assert.Equal([(national, FilingWay.NationalPortal)], (await RowsAsync(DayFigure.ReceivedOnline, new(FilingWay.NationalPortal))).Rows.Select(r => (r.Id, r.Way!.Value)));
        Assert.Equal([other], (await RowsAsync(DayFigure.ReceivedOnline, new(null))).Rows.Select(r => r.Id));
        Assert.Equal([(FilingWay.Mobile, 1), (FilingWay.Counter, 1)], (await RowsAsync(DayFigure.ReceivedDirect)).Ways.Select(w => (w.Way!.Value, w.Dossiers)).Order());
        Assert.Empty((await RowsAsync(DayFigure.Returned)).Ways);

        foreach (var id in new[] { mobile, national })
        {
            await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(people.Receiver), id, v)));
            await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(people.Receiver), id, v)));
        }

        var cell = await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(people.Head, world.Clock.Now, new(World.Agency, Day, Day, 4, null), only: new(FilingWay.NationalPortal)));
        Assert.Equal(national, Assert.Single(cell!.Rows).Id);
        Assert.Equal(new(FilingWay.NationalPortal, 1), Assert.Single(cell.Ways));
        Assert.Empty((await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(people.Head, world.Clock.Now, new(World.Agency, Day, Day, 9, null))))!.Ways);
        var (register, _, _) = await world.Do<ReadRegister, (ReadRegister.Page? Page, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(people.Receiver, world.Clock.Now, new(World.Agency, Day, Day)));
        Assert.Equal(["Một cửa lưu động", "Cổng Dịch vụ công quốc gia"], register!.Lines.Select(l => RegisterTable.MoreOf(l)[^1]).OrderDescending(StringComparer.Ordinal));
        await world.AssertRecountAsync();

        async Task<MeasureRows.Page> RowsAsync(DayFigure figure, MeasureRows.WayIn? only = null) =>
            (await world.Do<ListDayRows, MeasureRows.Page?>(u => u.RunAsync(people.Receiver, world.Clock.Now, World.Agency, Day, figure, only: only)))!;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_names_a_way_that_is_not_theirs_to_name(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (people, agency) = (office.People, await office.World.UnitAsync(World.Agency));
        var program = new Actor(Guid.NewGuid(), "Phần mềm", ActorKind.Client, []) { ClientAgencies = new HashSet<Guid> { agency }, ClientWays = new HashSet<FilingWay> { FilingWay.Kiosk } };
        foreach (var (who, change) in new (Actor, Func<SubmitDossier.Request, SubmitDossier.Request>)[]
        {
            (people.Citizen, r => r with { Way = FilingWay.Vneid }),
            (people.Receiver, r => r with { Channel = Channel.Post, Way = FilingWay.Mobile }),
            (people.Receiver, r => r with { Channel = Channel.Direct, Way = FilingWay.NationalPortal }),
            (program, r => r with { Way = FilingWay.NationalPortal }),
            (program, r => r with { Channel = Channel.Post, Way = FilingWay.Kiosk }),
        })
        {
            var fault = Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, who, change)).Faults);
            Assert.Equal(("way", "way_not_allowed"), (fault.Field, fault.Code));
        }

        await using var db = office.World.Database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());
    }

    private static async Task<Guid> FiledAsync(Office office, Actor who, Func<SubmitDossier.Request, SubmitDossier.Request> change) =>
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, who, change)).Id;

    private static async Task<SubmitDossier.Outcome> SubmitAsync(Office office, Actor who, Func<SubmitDossier.Request, SubmitDossier.Request> change)
    {
        var request = change(await office.World.RequestAsync(who));
        return await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(who), request));
    }
}
