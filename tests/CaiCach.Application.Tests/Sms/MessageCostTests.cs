using CaiCach.Application.Acting;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Sms;
using CaiCach.Data.Sms;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Sms;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Sms;

/// <summary>What messages cost, at sending and in the report, and who sets templates and prices.</summary>
public sealed class MessageCostTests
{
    private const string Root = "BKHCN-VP-HC";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_message_keeps_what_it_cost_on_its_day_and_nothing_is_known_before_the_first_price(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        var clock = stage.Office.World.Clock;
        await stage.ApproveAsync(MessageKind.IntakeSupplement);
        await stage.PriceAsync(SmsChannel.Sms, 820, new(2026, 3, 3));
        await stage.PriceAsync(SmsChannel.Zalo, 200, new(2026, 3, 3));
        await stage.PriceAsync(SmsChannel.Sms, 900, new(2026, 3, 4));

        var costs = new List<(int?, long?)>();
        foreach (var day in new[] { "2026-03-02T20:00", "2026-03-03T07:00", "2026-03-03T20:00", "2026-03-04T07:00" })
        {
            clock.SetLocal(day);
            var id = await stage.SubmitAsync();
            await stage.PumpAsync();
            costs.Add((await stage.RowsAsync(id)).Select(r => (r.Parts, r.Cost)).Single());
        }

        Assert.Equal([(1, null), (1, 820), (1, 820), (1, 900)], costs);

        // What the law demands goes at night: the day is that of Vietnam, the last minute before a price begins and the first after.
        await stage.PriceAsync(SmsChannel.Zalo, 250, new(2026, 3, 5));
        foreach (var (night, cost) in new[] { ("2026-03-04T23:58", 200L), ("2026-03-05T00:00", 250L) })
        {
            clock.SetLocal(night);
            var asked = await stage.AskedAsync();
            await stage.PumpAsync();
            Assert.Equal((1, cost), (await stage.RowsAsync(asked)).Where(r => r.Channel == SmsChannel.Zalo).Select(r => (r.Parts!.Value, r.Cost!.Value)).Single());
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_the_provider_says_a_message_cost_is_kept_beside_ours_once(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.PriceAsync(SmsChannel.Sms, 820, new(2026, 3, 2));
        var id = await stage.SubmitAsync();
        await stage.PumpAsync();
        var sms = stage.Server.Taken.Single().Order.Id;

        Assert.Equal(TakeSmsReceipt.Outcome.Invalid, await stage.TellAsync(sms, "delivered", cost: -1));
        Assert.Equal(TakeSmsReceipt.Outcome.Invalid, await stage.TellAsync(sms, "delivered", cost: MessagePrices.Highest + 1));
        Assert.Equal((SmsState.Sent, null), (await stage.RowsAsync(id)).Select(r => (r.State, r.ToldCost)).Single());
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "delivered"));
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "delivered", cost: 850));
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "delivered", cost: 990));
        Assert.Equal((SmsState.Delivered, 820, 850), (await stage.RowsAsync(id)).Select(r => (r.State, r.Cost!.Value, r.ToldCost!.Value)).Single());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_message_whose_yes_was_lost_is_paid_for_from_the_moment_it_is_known_to_have_arrived(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        await stage.PriceAsync(SmsChannel.Sms, 820, new(2026, 3, 2));
        var id = await stage.SubmitAsync();
        stage.Server.Silent = 1;
        await stage.PumpAsync();
        await using var db = stage.Office.World.Database.Open();
        Assert.Equal((SmsState.Failed, null, 1, 820L), await ReadAsync());

        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(stage.Server.Taken.Single().Order.Id, "delivered"));
        Assert.Equal((SmsState.Delivered, stage.Office.World.Clock.Now, 1, 820L), await ReadAsync());

        // Tried once more, it is not sent again.
        await stage.PumpAsync(later: 5);
        Assert.Single(stage.Server.Taken);

        async Task<(SmsState State, DateTime? SentAt, int? Parts, long? Cost)> ReadAsync() =>
            await db.SmsMessages.AsNoTracking().SingleAsync(m => m.DossierId == id) is var sms ? (sms.State, sms.SentAt, sms.Parts, sms.Cost) : default;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_report_adds_up_by_month_body_and_channel_within_the_subtree_of_who_reads_it(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        var world = stage.Office.World;
        var (below, other) = (await world.UnitAsync(World.Agency), await world.UnitAsync("BKHCN-SHTT"));
        await using (var db = world.Database.Open())
        {
            // The last moment of February and the first of March, in Vietnam.
            db.SmsMessages.AddRange(
                Sent(below, SmsChannel.Sms, new(2026, 2, 28, 16, 59, 59, DateTimeKind.Utc), SmsState.Delivered, 1, 820, 820),
                Sent(below, SmsChannel.Sms, new(2026, 2, 28, 17, 0, 0, DateTimeKind.Utc), SmsState.Delivered, 2, 1640, 1700),
                Sent(below, SmsChannel.Sms, new(2026, 3, 1, 3, 0, 0, DateTimeKind.Utc), SmsState.Undelivered, 1, null, 820),
                Sent(below, SmsChannel.Zalo, new(2026, 3, 1, 3, 0, 0, DateTimeKind.Utc), SmsState.Replaced, 1, 200, null),
                Sent(below, null, new(2026, 3, 1, 3, 0, 0, DateTimeKind.Utc), SmsState.Sent, 1, null, null),
                Sent(other, SmsChannel.Sms, new(2026, 3, 1, 3, 0, 0, DateTimeKind.Utc), SmsState.Delivered, 1, 820, null),
                Sent(below, SmsChannel.Zalo, null, SmsState.Replaced, null, null, null));
            await db.SaveChangesAsync();
        }

        var (root, own) = (await world.OfficialAsync(Role.Administrator, Root), await world.OfficialAsync(Role.Administrator, World.Agency));
        var ministry = ReportMessageCosts.UnitsOf(root, (await world.ReferenceAsync()).Organisation)[0].Code;
        var question = new ReportMessageCosts.Question(ministry, new(2026, 2, 14), new(2026, 3, 1));
        var report = (await ReportAsync(root, question)).Report!;
        Assert.Equal(
            [
                "2026-02 Sms 1 1 0 1 820 0 820 1", "2026-03 Sms 1 1 0 1 820 0 0 0",
                "2026-03 Sms 2 1 1 3 1640 1 2520 2", "2026-03 Zalo 1 0 1 1 200 0 0 0", "2026-03 ? 1 0 0 1 0 1 0 0",
            ],
            report.Lines.Select(l => $"{l.Month:yyyy-MM} {l.Channel?.ToString() ?? "?"} {Text(l.Of)}"));
        Assert.Equal("6 3 2 7 3480 2 3340 3", Text(report.Total));
        Assert.Equal(report.Total, report.Lines.Select(l => l.Of).Aggregate((a, b) => a + b));
        Assert.Equal((null, 820, 1640, 1700), (report.Differences[0].Cost, report.Differences[0].ToldCost, report.Differences[1].Cost!.Value, report.Differences[1].ToldCost));
        Assert.Equal((2, 2), (report.Differences.Count, report.AllDifferences));
        Assert.Null(report.Lines[^1].Of.KnownCost);

        var table = ReportMessageCosts.TableOf(report, question, c => c?.ToString() ?? "?");
        Assert.Equal(["Tổng cộng", "", "", "6", "3", "2", "7", "3480", "2", "3340"], table.Lines[^1]);
        Assert.Equal("chưa có đơn giá", table.Lines[^2][7]);
        Assert.NotEmpty(TextTableFile.Make(table, ReportFile.HeadingOf(report.Unit, (await world.ReferenceAsync()).Organisation), "xlsx"));

        Assert.Equal("5 2 2 6 2660 2 3340 3", Text((await ReportAsync(own, question with { Unit = World.Agency })).Report!.Total));
        foreach (var (viewer, unit) in new[] { (own, "BKHCN-SHTT"), (own, ministry), (await world.OfficialAsync(Role.AgencyHead), World.Agency) })
        {
            Assert.Equal("unit", Assert.Single((await ReportAsync(viewer, question with { Unit = unit })).Faults).Field);
        }

        Assert.Equal("to_before_from", (await ReportAsync(root, question with { To = new(2026, 1, 31) })).Faults.Single().Code);
        Assert.Equal("to_future", (await ReportAsync(root, question with { To = new(2026, 4, 1) })).Faults.Single().Code);
        Assert.Empty((await ReportAsync(root, question with { From = new(2025, 4, 1) })).Faults);
        Assert.Equal("too_long", (await ReportAsync(root, question with { From = new(2025, 3, 31) })).Faults.Single().Code);

        Task<(ReportMessageCosts.Report? Report, IReadOnlyList<FieldFault> Faults)> ReportAsync(Actor viewer, ReportMessageCosts.Question asked) =>
            world.Do<ReportMessageCosts, (ReportMessageCosts.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(viewer, world.Clock.Now, asked));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_administrator_of_the_installation_alone_sets_templates_and_prices_each_version_once_with_an_event(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (root, below) = (world.By(await world.OfficialAsync(Role.Administrator, Root)), world.By(await world.OfficialAsync(Role.Administrator)));
        var today = new DateOnly(2026, 3, 2);
        var template = new SaveZnsTemplate.Request(MessageKind.Accepted, 0, " 287001 ", "ma_ho_so\nviec", ZnsState.Awaiting, null, today);
        var price = new SaveMessagePrice.Request(0, SmsChannel.Sms, 820, today);
        Assert.IsType<SaveZnsTemplate.Outcome.NotFound>(await SaveTemplateAsync(below, template));
        Assert.IsType<SaveMessagePrice.Outcome.NotFound>(await SavePriceAsync(below, price));
        Assert.Null(await world.Do<ReadZnsTemplates, ReadZnsTemplates.View?>(u => u.RunAsync(below.Actor, MessageKind.Accepted, world.Clock.Now)));
        Assert.Null(await world.Do<ReadMessagePrices, ReadMessagePrices.View?>(u => u.RunAsync(below.Actor, world.Clock.Now)));

        // Two at once, and the same once more: one of them.
        var templates = await Task.WhenAll(SaveTemplateAsync(root, template), SaveTemplateAsync(root, template));
        Assert.Single(templates.OfType<SaveZnsTemplate.Outcome.Done>());
        Assert.Single(templates.OfType<SaveZnsTemplate.Outcome.Stale>());
        Assert.IsType<SaveZnsTemplate.Outcome.Stale>(await SaveTemplateAsync(root, template));
        var prices = await Task.WhenAll(SavePriceAsync(root, price), SavePriceAsync(root, price));
        Assert.Single(prices.OfType<SaveMessagePrice.Outcome.Done>());
        Assert.Single(prices.OfType<SaveMessagePrice.Outcome.Stale>());
        Assert.IsType<SaveMessagePrice.Outcome.Stale>(await SavePriceAsync(root, price));

        Assert.IsType<SaveZnsTemplate.Outcome.Done>(await SaveTemplateAsync(root, template with { Seen = 1, State = ZnsState.Refused, Reason = "Sai loại mẫu" }));
        Assert.IsType<SaveMessagePrice.Outcome.Done>(await SavePriceAsync(root, price with { Seen = 1, Channel = SmsChannel.Zalo, Price = 0 }));
        var view = (await world.Do<ReadZnsTemplates, ReadZnsTemplates.View?>(u => u.RunAsync(root.Actor, MessageKind.Accepted, world.Clock.Now)))!;
        Assert.Equal([(2, "287001", ZnsState.Refused, "Sai loại mẫu"), (1, "287001", ZnsState.Awaiting, null)], view.Versions.Select(v => (v.Version, v.Template, v.State, v.Reason)));
        Assert.Null(view.InForce);
        await using var db = world.Database.Open();
        Assert.Equal([1, 2], await db.Events.Where(e => e.Type == ZnsTemplateEventData.Saved && e.StreamId == view.Versions[1].Id).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync());
        Assert.Equal([1, 2], await db.Events.Where(e => e.Type == MessagePriceEventData.Saved).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.ZnsTemplates.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.MessagePrices.ExecuteUpdateAsync(set => set.SetProperty(p => p.Price, 1)));

        Task<SaveZnsTemplate.Outcome> SaveTemplateAsync(ActContext by, SaveZnsTemplate.Request request) => world.Do<SaveZnsTemplate, SaveZnsTemplate.Outcome>(u => u.RunAsync(by, request));
        Task<SaveMessagePrice.Outcome> SavePriceAsync(ActContext by, SaveMessagePrice.Request request) => world.Do<SaveMessagePrice, SaveMessagePrice.Outcome>(u => u.RunAsync(by, request));
    }

    [Fact]
    public async Task Faults_are_named_at_their_fields()
    {
        await using var world = await World.CreateAsync("sqlite");
        var root = world.By(await world.OfficialAsync(Role.Administrator, Root));
        var yesterday = new DateOnly(2026, 3, 1);
        var template = Assert.IsType<SaveZnsTemplate.Outcome.Invalid>(await world.Do<SaveZnsTemplate, SaveZnsTemplate.Outcome>(u =>
            u.RunAsync(root, new(MessageKind.Accepted, 0, "", "ma_ho_so, ho_ten", ZnsState.Refused, " ", yesterday)))).Faults;
        Assert.Equal(["template", "parameters", "reason", "inForceFrom"], template.Select(f => f.Field));
        Assert.StartsWith("Tham số thứ 2: không có tham số ho_ten", template[1].Text, StringComparison.Ordinal);
        Assert.Equal(
            ["template", "parameters", "state", "inForceFrom"],
            Assert.IsType<SaveZnsTemplate.Outcome.Invalid>(await world.Do<SaveZnsTemplate, SaveZnsTemplate.Outcome>(u => u.RunAsync(root, new(MessageKind.Accepted, 0, null, null, null, null, null)))).Faults.Select(f => f.Field));
        foreach (var price in new long?[] { null, -1, MessagePrices.Highest + 1 })
        {
            Assert.Equal(
                ["channel", "price", "inForceFrom"],
                Assert.IsType<SaveMessagePrice.Outcome.Invalid>(await world.Do<SaveMessagePrice, SaveMessagePrice.Outcome>(u => u.RunAsync(root, new(0, null, price, yesterday)))).Faults.Select(f => f.Field));
        }
    }

    private static SmsMessage Sent(Guid body, SmsChannel? channel, DateTime? at, SmsState state, int? parts, long? cost, long? told) => new()
    {
        Id = Guid.CreateVersion7(),
        AgencyId = body,
        Channel = channel,
        State = state,
        Token = Guid.NewGuid().ToString("n"),
        CreatedAt = at ?? new(2026, 3, 1, 3, 0, 0, DateTimeKind.Utc),
        SentAt = at,
        Parts = parts,
        Cost = cost,
        ToldCost = told,
    };

    private static string Text(ReportMessageCosts.Figures f) => $"{f.Sent} {f.Delivered} {f.Failed} {f.Parts} {f.Cost} {f.Unpriced} {f.ToldCost} {f.Told}";
}
