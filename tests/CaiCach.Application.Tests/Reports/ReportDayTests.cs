using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

/// <summary>The end-of-day sheet: what a day did stands in its figures, each figure has its dossiers, and a past day never changes.</summary>
public sealed class ReportDayTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Two_days_at_the_counter_balance_and_the_first_stays_as_it_was(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var online = await people.AcceptAsync();
        var direct = await people.AcceptAsync(Channel.Direct);
        await people.SubmitAsync(Channel.Post);
        var refused = await people.SubmitAsync();
        await people.Act<TakeUpDossier>(refused, (u, v) => u.RunAsync(world.By(people.Receiver), refused, v));
        await people.Act<RejectIntake>(refused, (u, v) => u.RunAsync(world.By(people.Receiver), refused, v, "Không thuộc thẩm quyền.", "Nghị định số 118/2025/NĐ-CP"));
        var asked = await people.SubmitAsync();
        await people.Act<TakeUpDossier>(asked, (u, v) => u.RunAsync(world.By(people.Receiver), asked, v));
        await people.Act<AskIntakeSupplement>(asked, (u, v) => u.RunAsync(world.By(people.Receiver), asked, v, new(["Bản cam kết"], "Còn thiếu giấy tờ.", null, 5)));
        // start, online, direct, post, supplement, not accepted, accepted, finished, results, returned, end, past due, moved in, moved out, apologised
        long[] first = [0, 3, 1, 1, 1, 1, 2, 0, 0, 0, 2, 0, 0, 0, 0];
        await SameAsync(world, people.Receiver, Monday, first);

        world.Clock.SetLocal("2026-03-03T10:00");
        await people.FinishAsync(online);
        await people.Act<DeliverResult>(online, (u, v) => u.AtCounterAsync(world.By(people.Receiver), online, v, true, "Người nhận"));
        await SameAsync(world, people.Receiver, new(2026, 3, 3), [2, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0]);

        world.Clock.SetLocal("2026-03-10T10:00");
        await SameAsync(world, people.Head, new(2026, 3, 9), [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
        await people.FinishAsync(direct);
        await SameAsync(world, people.Head, new(2026, 3, 9), [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
        await SameAsync(world, people.Receiver, Monday, first);
        await world.Do<FoldMeasures, int>(u => u.RunAsync());
        await SameAsync(world, people.Receiver, Monday, first);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_answer_after_the_intake_clock_counts_on_its_day_and_stands_on_the_list_that_is_watched(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await people.SubmitAsync());
            await people.Act<TakeUpDossier>(ids[i], (u, v) => u.RunAsync(world.By(people.Receiver), ids[i], v));
        }

        // Eight working hours from Monday, 09:00.
        world.Clock.SetLocal("2026-03-03T09:00");
        await people.Act<AcceptDossier>(ids[0], (u, v) => u.RunAsync(world.By(people.Receiver), ids[0], v));
        Assert.Empty(await WatchedAsync());
        world.Clock.SetLocal("2026-03-03T09:01");
        Assert.Equal(ids[1..].Order(), (await WatchedAsync()).Order());
        await people.Act<AcceptDossier>(ids[1], (u, v) => u.RunAsync(world.By(people.Receiver), ids[1], v));
        await people.Act<RejectIntake>(ids[2], (u, v) => u.RunAsync(world.By(people.Receiver), ids[2], v, "Không thuộc thẩm quyền.", "Nghị định số 118/2025/NĐ-CP"));
        await people.Act<AskIntakeSupplement>(ids[3], (u, v) => u.RunAsync(world.By(people.Receiver), ids[3], v, new(["Bản cam kết"], "Còn thiếu giấy tờ.", null, 5)));

        Assert.Equal(3, (await MadeAsync(world, people.Receiver, new(2026, 3, 3)))[DayFigure.IntakeLate]);
        Assert.Equal(0, (await MadeAsync(world, people.Receiver, Monday))[DayFigure.IntakeLate]);
        var page = await world.Do<ListDayRows, MeasureRows.Page?>(u => u.RunAsync(people.Receiver, world.Clock.Now, World.Agency, new(2026, 3, 3), DayFigure.IntakeLate));
        Assert.Equal(ids[1..4].Order(), page!.Rows.Select(r => r.Id).Order());
        Assert.Equal(ids[1..].Order(), (await WatchedAsync()).Order());
        await world.AssertRecountAsync();
        world.Clock.SetLocal("2026-04-03T09:00");
        Assert.Equal([ids[4]], await WatchedAsync());

        async Task<IReadOnlyList<Guid>> WatchedAsync()
        {
            var place = WatchDossiers.PlacesOf(people.Head, (await world.ReferenceAsync()).Organisation).First(p => p.IsBody);
            var rows = (await world.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(new(place), WatchList.IntakeLate, world.Clock.Now))).Rows;
            Assert.Equal(rows.Count, (await world.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(new(place), world.Clock.Now))).Lists[WatchList.IntakeLate]);
            return [.. rows.Select(r => r.Id)];
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_apology_counts_at_its_body_on_the_day_it_was_signed_and_for_the_public_in_its_year(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await people.AcceptAsync();
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        await people.Act<TransferDossier>(id, (u, v) => u.RunAsync(world.By(people.Receiver), id, v, division));
        await people.Act<AssignDossier>(id, (u, v) => u.RunAsync(world.By(people.DivisionHead), id, v, people.Specialist.Id!.Value));
        world.Clock.SetLocal("2026-03-06T23:30");
        await people.Act<ApologiseForDelay>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, new(2026, 3, 16), "Phải xác minh thực địa"));

        Assert.Equal(1, (await MadeAsync(world, people.Receiver, new(2026, 3, 6)))[DayFigure.Apologised]);
        Assert.Equal(0, (await MadeAsync(world, people.Receiver, new(2026, 3, 5)))[DayFigure.Apologised]);
        var page = await world.Do<ListDayRows, MeasureRows.Page?>(u => u.RunAsync(people.Receiver, world.Clock.Now, World.Agency, new(2026, 3, 6), DayFigure.Apologised));
        Assert.Equal([id], page!.Rows.Select(r => r.Id));
        world.Clock.SetLocal("2026-03-16T09:00");
        await people.Act<ProposeDecision>(id, async (u, v) => await u.RunAsync(world.By(people.Specialist), id, v, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await world.ResultDraftAsync(people.Specialist))));
        await people.Act<DecideDossier>(id, (u, v) => u.GrantAsync(world.By(people.Head), id, v, new(LateCause.Staff)));
        var result = await world.UploadAsync(people.Clerk, "%PDF-1.4 kết quả");
        await people.Act<IssueResult>(id, (u, v) => u.RunAsync(world.By(people.Clerk), id, v, new("12/GXN-SKHCN", new(2026, 3, 16), result.Id)));
        await world.AssertRecountAsync();

        var row = Assert.Single((await PublicAsync(2026))!);
        Assert.Equal((World.Agency, 1, 1, 1), (row.Body.Code, row.Finished, row.Late, row.Apologies));
        Assert.Empty((await PublicAsync(2025))!);
        Assert.Null(await PublicAsync(2027));
        Assert.Null(await PublicAsync(1999));

        Task<IReadOnlyList<CountResolved.Row>?> PublicAsync(int year) => world.Do<CountResolved, IReadOnlyList<CountResolved.Row>?>(u => u.RunAsync(world.Clock.Now, year));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_due_later_today_is_not_late_yet(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await people.AcceptAsync();
        var due = (await world.DossierAsync(id)).DueAt!.Value;
        var day = Law.Calendar.VietnamTime.DayOf(due);
        await AtAsync(-1, 0);
        await AtAsync(1, 1);

        async Task AtAsync(int minutesAfter, long late)
        {
            var moment = Law.Calendar.VietnamTime.ToLocal(due.AddMinutes(minutesAfter));
            world.Clock.SetLocal(moment.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(late, (await MadeAsync(world, people.Receiver, day))[DayFigure.PastDue]);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Records_that_contradict_the_measures_make_no_sheet(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        await people.AcceptAsync();
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.AcceptedAt, (DateTime?)null));
        }

        var outcome = await RunAsync(world, people.Receiver, World.Agency, Monday);
        Assert.Equal("đầu ngày + tiếp nhận − đã giải quyết = cuối ngày", Assert.IsType<ReportDay.Outcome.Broken>(outcome).Identities[0].Code);
    }

    [Fact]
    public async Task Another_body_a_day_to_come_and_people_without_a_counter_get_no_sheet()
    {
        await using var world = await World.CreateAsync("sqlite");
        var people = await Journey.InAsync(world);
        foreach (var (who, unit, day, code) in new[]
        {
            (people.Receiver, "BKHCN-SHTT", Monday, "unit_unknown"), (people.Specialist, World.Agency, Monday, "unit_unknown"),
            (people.Receiver, World.Agency, Monday.AddDays(1), "day_in_future"), (people.Receiver, World.Agency, new(1999, 12, 31), "year_out_of_range"),
        })
        {
            Assert.Equal(code, Assert.Single(Assert.IsType<ReportDay.Outcome.Invalid>(await RunAsync(world, who, unit, day)).Faults).Code);
            Assert.Null(await world.Do<ListDayRows, MeasureRows.Page?>(u => u.RunAsync(who, world.Clock.Now, unit, day, DayFigure.Accepted)));
        }
    }

    /// <summary>The sheet has these figures, and behind each stand as many dossiers.</summary>
    private static async Task SameAsync(World world, Actor viewer, DateOnly day, long[] expected)
    {
        var sheet = await MadeAsync(world, viewer, day);
        var figures = Enum.GetValues<DayFigure>();
        Assert.Equal([.. expected, .. new long[figures.Length - expected.Length]], figures.Select(f => sheet[f]));
        foreach (var figure in figures)
        {
            var page = await world.Do<ListDayRows, MeasureRows.Page?>(u => u.RunAsync(viewer, world.Clock.Now, World.Agency, day, figure));
            Assert.Equal((sheet[figure], 0), (page!.Rows.Count, page.Hidden));
        }
    }

    private static async Task<DaySheet> MadeAsync(World world, Actor viewer, DateOnly day) => Assert.IsType<ReportDay.Outcome.Made>(await RunAsync(world, viewer, World.Agency, day)).Sheet;

    private static Task<ReportDay.Outcome> RunAsync(World world, Actor viewer, string unit, DateOnly day) =>
        world.Do<ReportDay, ReportDay.Outcome>(u => u.RunAsync(viewer, world.Clock.Now, unit, day));
}
