using CaiCach.Application.Acting;
using CaiCach.Application.Calls;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ledger;
using CaiCach.Data.Outbox;
using CaiCach.Law.Calendar;
using CaiCach.Law.Calls;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Calls;

/// <summary>Who cannot sign in or file asks to be called back; the one-stop unit takes the request, answers or closes it, and it is deleted in time.</summary>
public sealed class CallTests
{
    private static readonly Actor Visitor = new(null, "Người đề nghị gọi lại", ActorKind.Applicant, []);

    private static RequestCall.Request One => new(Guid.NewGuid(), World.Agency, "Ngô Thị Mẫu", "0912 345 678", "Không nhận được mã đăng nhập", true);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task It_is_told_to_the_one_stop_unit_taken_answered_and_deleted_ninety_days_after(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (receiver, colleague, stranger) = (await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT"));
        var specialist = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        var request = One;
        var id = (await SentAsync(world, request)).Id;
        Assert.Equal(id, (await SentAsync(world, request)).Id);
        await world.DeliverAsync();
        await using (var db = world.Database.Open())
        {
            Assert.Equal("+84912345678", (await db.CallRequests.SingleAsync()).Phone);
            Assert.Equal(new[] { receiver.Id, colleague.Id }.Order(), (await db.Notices.Where(n => n.Kind == NoticeKind.CallBack && n.DossierId == Guid.Empty).Select(n => (Guid?)n.AccountId).ToListAsync()).Order());
            Assert.DoesNotContain(await db.Events.Where(e => e.StreamId == id).ToListAsync(), e => e.Data.Contains("Mẫu", StringComparison.Ordinal) || e.Data.Contains("912345678", StringComparison.Ordinal) || e.ActorName.Contains("Ngô", StringComparison.Ordinal));
        }

        Assert.Equal(1, await world.Do<ReadCalls, int>(u => u.CountAsync(receiver)));
        Assert.Empty((await ListAsync(world, stranger)).Rows);
        Assert.Empty((await ListAsync(world, specialist)).Rows);
        Assert.IsType<CallOutcome.NotFound>(await HandleAsync(world, stranger, id, 1, CallAct.Take));
        Assert.IsType<CallOutcome.NotFound>(await HandleAsync(world, specialist, id, 1, CallAct.Take));
        Assert.Equal(new CallOutcome.Done(id, 2), await HandleAsync(world, receiver, id, 1, CallAct.Take));
        Assert.Equal(new CallOutcome.Stale(2), await HandleAsync(world, colleague, id, 1, CallAct.Take));
        Assert.Equal("not_taken_by_you", Assert.Single(Assert.IsType<CallOutcome.Refused>(await HandleAsync(world, colleague, id, 2, CallAct.Answer, "Đã gọi")).Reasons).Code);
        Assert.Equal(0, await world.Do<ReadCalls, int>(u => u.CountAsync(receiver)));
        Assert.Equal(receiver.Name, Assert.Single((await ListAsync(world, colleague)).Rows).Taker);
        Assert.Equal("text_too_long", Assert.Single(Assert.IsType<CallOutcome.Invalid>(await HandleAsync(world, receiver, id, 2, CallAct.Answer, new('x', 1001))).Faults).Code);
        Assert.Equal(new CallOutcome.Done(id, 3), await HandleAsync(world, receiver, id, 2, CallAct.Answer, " Hướng dẫn đặt lại mật khẩu "));
        await using (var db = world.Database.Open())
        {
            Assert.Equal((CallState.Answered, "Hướng dẫn đặt lại mật khẩu", world.Clock.Now), await db.CallRequests.SingleAsync() is var call ? (call.State, call.Note, call.SettledAt) : default);
            Assert.Equal([CallEventData.Received, "call_request.picked", "call_request.answered"], await db.Events.Where(e => e.StreamId == id).OrderBy(e => e.Version).Select(e => e.Type).ToListAsync());
        }

        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);

        // One that nobody settles is kept a year.
        var open = (await SentAsync(world, One)).Id;
        foreach (var (days, left) in new[] { (90, 2), (91, 1), (365, 1), (366, 0) })
        {
            await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(world.Clock.Now.AddDays(days)));
            await using var db = world.Database.Open();
            Assert.Equal(left, await db.CallRequests.CountAsync());
            Assert.True(left != 1 || await db.CallRequests.AnyAsync(c => c.Id == open));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_phone_gets_three_a_day_over_all_bodies_together_however_many_come_at_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var bodies = (await world.ReferenceAsync()).Organisation.Agencies.Where(a => a.IsOn(VietnamTime.DayOf(world.Clock.Now))).Select(a => a.Code).Take(8).ToList();
        Assert.True(bodies.Count > 3);

        var sent = await Task.WhenAll(bodies.Select(body => Task.Run(() => SendAsync(world, One with { AgencyCode = body }))));
        Assert.Equal((3, bodies.Count - 3), (sent.Count(o => o is CallOutcome.Done), sent.Count(o => o is CallOutcome.Invalid { Faults: [{ Code: "calls_too_many" }] })));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_is_told_at_its_field_and_a_phone_gets_three_a_day_however_many_come_at_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        foreach (var (request, field) in new[]
        {
            (One with { AgencyCode = "KHONG-CO" }, "agency"), (One with { Name = "1" }, "name"), (One with { Phone = "12" }, "phone"), (One with { Content = " " }, "content"), (One with { Content = new('x', 1001) }, "content"), (One with { Agreed = false }, "agreed"),
        })
        {
            Assert.Equal(field, Assert.Single(Assert.IsType<CallOutcome.Invalid>(await SendAsync(world, request)).Faults).Field);
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendAsync(world, One))));
        Assert.Equal((3, 3), (sent.Count(o => o is CallOutcome.Done), sent.Count(o => o is CallOutcome.Invalid { Faults: [{ Code: "calls_too_many" }] })));
        Assert.IsType<CallOutcome.Done>(await SendAsync(world, One with { Phone = "0912345679" }));
        world.Clock.Advance(CallRules.Window);
        Assert.IsType<CallOutcome.Done>(await SendAsync(world, One));

        var twice = One with { Phone = "0912345670" };
        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SentAsync(world, twice))));
        Assert.Single(same.Select(s => s.Id).Distinct());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_take_it_at_once_one_has_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (one, two) = (await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"));
        var id = (await SentAsync(world, One)).Id;
        var outcomes = await Task.WhenAll(new[] { one, two, one, two }.Select(who => Task.Run(() => HandleAsync(world, who, id, 1, CallAct.Take))));
        Assert.Single(outcomes.OfType<CallOutcome.Done>());
        Assert.Equal(3, outcomes.OfType<CallOutcome.Stale>().Count());
        Assert.Equal(new CallOutcome.Done(id, 3), await HandleAsync(world, one, id, 2, CallAct.Close, "Gọi ba lần không nghe máy"));
        Assert.Single((await world.Do<ReadCalls, ReadCalls.Page>(u => u.RunAsync(two, settled: true))).Rows);
    }

    private static Task<CallOutcome> SendAsync(World world, RequestCall.Request request) => world.Do<RequestCall, CallOutcome>(u => u.RunAsync(world.By(Visitor), request));

    private static async Task<CallOutcome.Done> SentAsync(World world, RequestCall.Request request) => Assert.IsType<CallOutcome.Done>(await SendAsync(world, request));

    private static Task<CallOutcome> HandleAsync(World world, Actor who, Guid id, int version, CallAct act, string? text = null) => world.Do<HandleCall, CallOutcome>(u => u.RunAsync(world.By(who), id, version, act, text));

    private static Task<ReadCalls.Page> ListAsync(World world, Actor who) => world.Do<ReadCalls, ReadCalls.Page>(u => u.RunAsync(who, settled: false));
}
