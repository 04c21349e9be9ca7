using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>How the applicant wants the result: chosen at filing, printed in the receipt, posted with a waybill, and asked for again when nobody comes.</summary>
public sealed class ReturnWayTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_way_chosen_at_filing_is_kept_and_the_receipt_says_where_the_result_goes(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC");
        var places = new List<string>();
        foreach (var (way, address) in new[] { (ReturnWay.AtCounter, (string?)null), (ReturnWay.Post, "Số 9 phố Mẫu"), (ReturnWay.Post, null) })
        {
            var request = await world.RequestAsync(receiver) with { Channel = Channel.Direct };
            var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(
                u => u.RunAsync(world.By(receiver), request with { Applicant = request.Applicant with { ReturnWay = way, ReturnAddress = address } }));
            var dossier = await world.DossierAsync(Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id);
            Assert.Equal((way, way == ReturnWay.Post ? address : null), (dossier.ReturnWay, dossier.ReturnAddress));
            await Office.Done(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), dossier.Id, 1)));
            await Office.Done(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), dossier.Id, 2)));
            await using var db = world.Database.Open();
            places.Add((await db.Letters.SingleAsync(l => l.DossierId == dossier.Id)).Content!);
        }

        Assert.Contains("gửi qua bưu chính công ích đến Số 9 phố Mẫu", places[1], StringComparison.Ordinal);
        Assert.Contains("gửi qua bưu chính công ích đến Thôn Minh Họa 1", places[2], StringComparison.Ordinal);
        Assert.DoesNotContain("bưu chính công ích đến", places[0], StringComparison.Ordinal);
        Assert.All(places, content => Assert.DoesNotContain("bản điện tử", content, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_has_no_account_gets_the_electronic_result_where_a_code_can_go_and_the_receipt_says_how(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC");
        foreach (var (channel, phone, email, how) in new[]
        {
            (Channel.Direct, "0900000007", "chu@mau.example", "số 0900000007 và thư điện tử chu@mau.example"), (Channel.Post, "0900000007", null, "số 0900000007"), (Channel.Direct, "02838222222", "chu@mau.example", "thư điện tử chu@mau.example"),
            (Channel.Direct, "02838222222", null, null), (Channel.Post, "02838222222", " ", (string?)null),
        })
        {
            var filed = await world.RequestAsync(receiver) with { Channel = channel };
            var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(
                u => u.RunAsync(world.By(receiver), filed with { Applicant = filed.Applicant with { ReturnWay = ReturnWay.Electronic, Phone = phone, Email = email } }));
            if (how is null)
            {
                Assert.Equal(("applicant.returnWay", "return_way_without_contact"), Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(outcome).Faults) is var fault ? (fault.Field, fault.Code) : default);
                continue;
            }

            var dossier = await world.DossierAsync(Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id);
            Assert.Equal((ReturnWay.Electronic, null, true), (dossier.ReturnWay, dossier.AccountId, ResultCodes.Reaches(dossier.Phone, dossier.Email)));
            await Office.Done(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), dossier.Id, 1)));
            await Office.Done(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), dossier.Id, 2)));
            await using var db = world.Database.Open();
            Assert.Contains(
                $"bản điện tử, tải ở trang tra cứu hồ sơ bằng mã một lần gửi đến {how}; bản giấy, nếu có, tại ", (await db.Letters.SingleAsync(l => l.DossierId == dossier.Id)).Content!, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_asked_for_paper_takes_the_file_before_and_closes_the_dossier_with_it_only_by_saying_so(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (electronic, paper) = (await office.InAsync(BusinessState.Issued), await office.InAsync(BusinessState.Issued));
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == paper).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReturnWay, ReturnWay.Post));
            Assert.Contains("bản điện tử trên trang của người nộp; bản giấy, nếu có, tại", (await db.Letters.SingleAsync(l => l.DossierId == electronic)).Content!, StringComparison.Ordinal);
        }

        await Office.Done(await office.Now<DeliverResult>(electronic, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), electronic, v)));
        Assert.Equal("paper_awaited", await WhyNotAsync(false));
        await using (var db = office.World.Database.Open())
        {
            await db.DossierPapers.Where(p => p.DossierId == paper && p.Kind == PaperKind.Component).ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 1).SetProperty(p => p.GoesBack, true));
        }

        Assert.Equal("originals_wait", await WhyNotAsync(true));
        await using (var db = office.World.Database.Open())
        {
            await db.DossierPapers.Where(p => p.DossierId == paper).ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 0));
        }

        Assert.Equal(BusinessState.Issued, (await office.World.DossierAsync(paper)).State);
        await Office.Done(await office.Now<DeliverResult>(paper, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), paper, v, insteadOfPaper: true)));
        Assert.Equal((BusinessState.Done, DeliveryState.Delivered), await office.World.DossierAsync(paper) is var done ? (done.State, done.Delivery) : default);

        async Task<string> WhyNotAsync(bool insteadOfPaper) =>
            Assert.Single(Assert.IsType<ActOutcome.Invalid>(await office.Now<DeliverResult>(paper, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), paper, v, insteadOfPaper))).Faults).Code;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_posted_result_stands_with_carrier_waybill_and_day_and_the_applicant_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        var today = Law.Calendar.VietnamTime.DayOf(office.World.Clock.Now);
        var receiver = office.By(office.People.Receiver);
        foreach (var (posting, field) in new[]
        {
            (new DeliverResult.Posting(" ", "VD1", today), "carrier"), (new("Bưu điện", null, today), "waybill"), (new("Bưu điện", "VD1", null), "postedOn"),
            (new("Bưu điện", "VD1", today.AddDays(1)), "postedOn"), (new("Bưu điện", new string('1', 101), today), "waybill"),
        })
        {
            var wrong = await office.Now<DeliverResult>(id, (u, v) => u.ByPostAsync(receiver, id, v, posting));
            Assert.Equal(field, Assert.Single(Assert.IsType<ActOutcome.Invalid>(wrong).Faults).Field);
        }

        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ByPostAsync(receiver, id, v, new(" Bưu điện ", " VD123 ", today))));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Done, DeliveryState.Posted, "Bưu điện", "VD123", today), (dossier.State, dossier.Delivery, dossier.PostCarrier, dossier.PostWaybill, dossier.PostedOn));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("Bưu điện", "VD123", DeliveryState.Posted), (data.Carrier, data.Number, data.Delivery));
        Assert.Contains("số vận đơn VD123", DossierNotices.For("dossier.delivered", dossier, data, null), StringComparison.Ordinal);
        Assert.IsType<ActOutcome.Refused>(await office.Now<DeliverResult>(id, (u, v) => u.ByPostAsync(receiver, id, v, new("Bưu điện", "VD123", today))));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_applicant_who_does_not_come_is_reminded_once(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        var returned = await office.InAsync(BusinessState.Issued);
        await Office.Done(await office.Now<DeliverResult>(returned, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), returned, v, true, "Người nhận")));
        var days = (await office.World.ReferenceAsync()).Returns!.UnclaimedDays;
        office.World.Clock.Advance(TimeSpan.FromDays(days));
        Assert.Equal(0, await RemindAsync());
        office.World.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());

        var events = await office.EventsAsync(id);
        Assert.Equal(DossierEvents.UnclaimedTold, events[^1].Type);
        Assert.DoesNotContain(await office.EventsAsync(returned), e => e.Type == DossierEvents.UnclaimedTold);
        await using var db = office.World.Database.Open();
        var told = events[^1].Id;
        Assert.Equal(1, await db.Mails.CountAsync(m => m.EventId == told));
        await office.World.AssertRecountAsync();

        Task<int> RemindAsync() => office.World.Do<RemindUnclaimed, int>(u => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background"), 100));
    }
}
