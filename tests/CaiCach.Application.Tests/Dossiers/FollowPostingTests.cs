using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A result in the post: posted on Monday 02/3/2026, then delivered, or brought back.</summary>
public sealed class FollowPostingTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_the_post_delivered_has_its_time_once(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await PostedAsync(office);
        office.World.Clock.SetLocal("2026-03-04T10:00");
        Assert.Equal("refused: delivery_in_future", Office.Describe(await DeliveredAsync(office, id, "2026-03-04T10:01")));
        Assert.Equal("refused: delivery_before_posting", Office.Describe(await DeliveredAsync(office, id, "2026-03-01T23:59")));

        await Office.Done(await DeliveredAsync(office, id, "2026-03-03T15:20"));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Done, DeliveryState.PostDelivered, "2026-03-03T15:20", Desk.Closed), (dossier.State, dossier.Delivery, Office.Local(dossier.PostDeliveredAt), dossier.Desk));
        var told = (await office.EventsAsync(id))[^1];
        Assert.Equal(("dossier.post_delivered", dossier.PostDeliveredAt, dossier.PostWaybill), DossierEventData.Parse(told.Data) is var data ? (told.Type, data.PostDelivered, data.Number) : default);
        Assert.Equal("refused: not_on_its_way", Office.Describe(await DeliveredAsync(office, id, "2026-03-03T15:20")));
        Assert.Equal("refused: not_on_its_way", Office.Describe(await ReturnedAsync(office, id)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_came_back_waits_at_the_counter_the_applicant_is_told_and_it_goes_out_again_either_way(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (again, handed) = (await PostedAsync(office), await PostedAsync(office));
        office.World.Clock.SetLocal("2026-03-06T09:00");
        foreach (var id in new[] { again, handed })
        {
            await Office.Done(await ReturnedAsync(office, id));
            var back = await office.World.DossierAsync(id);
            Assert.Equal((BusinessState.Issued, DeliveryState.ReturnedUndelivered, Desk.Return, office.World.Clock.Now, null), (back.State, back.Delivery, back.Desk, back.DeskDueAt, back.ReturnedAt));
            var told = (await office.EventsAsync(id))[^1];
            Assert.Contains("không phát được", DossierNotices.For(told.Type, back, DossierEventData.Parse(told.Data), told.Reason), StringComparison.Ordinal);
        }

        await using (var db = office.World.Database.Open())
        {
            Assert.Equal(2, await db.Mails.CountAsync(m => m.DossierId == again && m.Kind == Law.Mails.MailKind.ResultReady));
        }

        // Nobody comes: reminded like any other, though it was wanted by post.
        office.World.Clock.SetLocal("2026-06-30T09:00");
        Assert.True(await office.World.Do<RemindUnclaimed, int>(u => u.RunAsync(office.By(Actor.System), 10)) >= 2);
        await EveryActTests.PostAsync(office, again);
        await Office.Done(await office.Now<DeliverResult>(handed, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), handed, v, identityChecked: true, "Phạm Văn Thử Một")));
        Assert.Equal((DeliveryState.Posted, new DateOnly(2026, 6, 30)), await office.World.DossierAsync(again) is { } d ? (d.Delivery, d.PostedOn!.Value) : default);
        Assert.Equal((BusinessState.Done, DeliveryState.HandedOver), await office.World.DossierAsync(handed) is { } h ? (h.State, h.Delivery) : default);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_list_of_a_day_has_what_went_by_carrier_and_what_waits_within_sight(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var waiting = await IssuedAsync(office);
        var sent = await PostedAsync(office);
        var atCounter = await office.InAsync(BusinessState.Issued);
        var agency = await office.World.UnitAsync(World.Agency);
        var day = VietnamTime.DayOf(office.World.Clock.Now);

        var posted = Assert.Single(await office.World.Do<ListPostings, IReadOnlyList<ListPostings.Row>>(u => u.PostedAsync(office.People.Receiver, agency, day)));
        Assert.Equal((sent, "Bưu điện", DeliveryState.Posted), (posted.Id, posted.Carrier, posted.Delivery));
        Assert.Equal([waiting], (await office.World.Do<ListPostings, IReadOnlyList<ListPostings.Row>>(u => u.WaitingAsync(office.People.Receiver, agency))).Select(r => r.Id));
        Assert.NotEqual(atCounter, waiting);
        Assert.Empty(await office.World.Do<ListPostings, IReadOnlyList<ListPostings.Row>>(u => u.PostedAsync(office.People.Receiver, agency, day.AddDays(1))));
        var stranger = await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        Assert.Empty(await office.World.Do<ListPostings, IReadOnlyList<ListPostings.Row>>(u => u.PostedAsync(stranger, agency, day)));
    }

    private static async Task<Guid> IssuedAsync(Office office)
    {
        var id = await office.InAsync(BusinessState.Issued);
        await using var db = office.World.Database.Open();
        await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReturnWay, ReturnWay.Post));
        return id;
    }

    private static async Task<Guid> PostedAsync(Office office)
    {
        var id = await IssuedAsync(office);
        await EveryActTests.PostAsync(office, id);
        return id;
    }

    private static Task<ActOutcome> DeliveredAsync(Office office, Guid id, string local) => office.Now<FollowPosting>(id, (u, v) => u.DeliveredAsync(
        office.By(office.People.Receiver), id, v, VietnamTime.ToUtc(DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture))));

    private static Task<ActOutcome> ReturnedAsync(Office office, Guid id) =>
        office.Now<FollowPosting>(id, (u, v) => u.ReturnedAsync(office.By(office.People.Receiver), id, v, "Không có người nhận ở địa chỉ này."));
}
