using System.Text;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Application.Tests.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

/// <summary>Forms II.05 and II.03 on both databases: folded from events, closed like the others, the same whenever they are asked for.</summary>
public sealed class CountedReportTests
{
    private const string There = "BKHCN-SHTT";
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Petitions_balance_in_every_body_and_above_them_and_a_closed_period_stays_as_it_was(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, competent, head) = (await world.OfficialAsync(Role.ProcedureController), await world.OfficialAsync(Role.ProcedureController, There), await world.OfficialAsync(Role.AgencyHead));
        var (refused, sentOn, open, asked) = (await SendAsync(world), await SendAsync(world), await SendAsync(world, PetitionKind.Regulation), await SendAsync(world));
        world.Clock.SetLocal("2026-03-04T17:01");
        await DoneAsync(world, controller, refused, new(PetitionAct.Refuse, "Không rõ", "Điều 9"));
        await DoneAsync(world, controller, sentOn, new(PetitionAct.Transfer, "Về sáng chế", UnitId: await world.UnitAsync(There)));
        await DoneAsync(world, controller, asked, new(PetitionAct.AskMore, "Ở đâu?"));
        world.Clock.SetLocal("2026-04-01T09:00");

        var here = await ReadAsync(world, controller, World.Agency, ReportForm.Ii05);
        //              total, carried, new, in, handled, in time, late, refused, closed, out, out late, open, in time, late, published
        Assert.Equal(["Conduct 3,0,3,0,1,0,1,1,0,1,1,1,1,0,0", "Regulation 1,0,1,0,0,0,0,0,0,0,0,1,0,1,0"], Rows(here));
        Assert.Equal(["Conduct 1,0,0,1,0,0,0,0,0,0,0,1,0,1,0"], Rows(await ReadAsync(world, competent, There, ReportForm.Ii05)));
        var ministry = await world.OfficialAsync(Role.ProcedureController, "BKHCN");
        Assert.Equal(["Conduct 4,0,3,1,1,0,1,1,0,1,1,2,1,1,0", "Regulation 1,0,1,0,0,0,0,0,0,0,0,1,0,1,0"], Rows(await ReadAsync(world, ministry, "BKHCN", ReportForm.Ii05)));

        foreach (var (column, row, petitions, hidden) in new (int, string?, Guid[], int)[] { (3, null, [refused, open, asked], 1), (5, "Regulation", [open], 0), (11, null, [], 0), (12, null, [], 1), (14, null, [open, asked], 0) })
        {
            var behind = await world.Do<ReportCounted, ReportCounted.Behind?>(u => u.RowsAsync(controller, world.Clock.Now, new(World.Agency, First, Last, column, row, Form: ReportForm.Ii05)));
            Assert.Equal((petitions.Order(), hidden), (behind!.Petitions.Select(p => p.Id).Order(), behind.Hidden), new Same());
        }

        var hash = FrozenContent.Of(here.Report, here.Unit.Name).Hash;
        Assert.IsType<FreezeReport.Outcome.Done>(await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(controller), new(new(ReportForm.Ii05, World.Agency, First, Last), 0, hash, null))));
        await DoneAsync(world, controller, open, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
        await DoneAsync(world, await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"), open, new(PetitionAct.Draft, "Dự thảo"));
        await DoneAsync(world, head, open, new(PetitionAct.Answer, "Đã sửa."));
        await DoneAsync(world, controller, open, new(PetitionAct.Publish, "Đã sửa.", null, null, "Quy định", "Một người phản ánh."));
        await DoneAsync(world, controller, asked, new(PetitionAct.Close, "Không bổ sung"));
        world.Clock.SetLocal("2026-05-04T09:00");

        var closed = await ReadAsync(world, controller, World.Agency, ReportForm.Ii05);
        Assert.Equal((1, 0), (closed.Frozen?.Number, closed.Differences.Count));
        Assert.Equal(Rows(here), Rows(await ReadAsync(world, controller, World.Agency, ReportForm.Ii05, version: ReadReport.Live)));
        var april = await ReadAsync(world, controller, World.Agency, ReportForm.Ii05, new(2026, 4, 1), new(2026, 4, 30));
        Assert.Equal(["Conduct 1,1,0,0,0,0,0,0,1,0,0,0,0,0,0", "Regulation 1,1,0,0,1,0,1,0,0,0,0,0,0,0,1"], Rows(april));
        Assert.Empty(april.Unagreed);
        var tree = (await world.ReferenceAsync()).Organisation;
        Assert.All(ReportFile.Formats, format => Assert.NotEmpty(ReportFile.Make(closed, tree, format)));
        Assert.Contains("\"form\":\"II.05\"", Encoding.UTF8.GetString(ReportFile.Make(closed, tree, "json")), StringComparison.Ordinal);
        Assert.Equal("Đơn vị tính: phản ánh, kiến nghị", closed.Table.Counted);
        Assert.IsType<ReadReport.Outcome.Invalid>(await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(controller, world.Clock.Now, new(ReportForm.Ii05, There, First, Last))));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_report_of_a_body_reads_no_petition_that_was_never_there(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, competent) = (await world.OfficialAsync(Role.ProcedureController), await world.OfficialAsync(Role.ProcedureController, There));
        var sentOn = await SendAsync(world);
        await DoneAsync(world, controller, sentOn, new(PetitionAct.Transfer, "Về sáng chế", UnitId: await world.UnitAsync(There)));
        var foreign = await SendAsync(world, agency: There);
        await using (var db = world.Database.Open())
        {
            // Nobody who reads it could make sense of this one.
            var row = await db.Events.AsNoTracking().SingleAsync(e => e.StreamId == foreign);
            (row.Id, row.Version, row.Data) = (Guid.NewGuid(), 2, "[]");
            db.Events.Add(row);
            await db.SaveChangesAsync();
        }

        world.Clock.SetLocal("2026-04-01T09:00");
        Assert.Equal(["Conduct 1,0,1,0,0,0,0,0,0,1,0,0,0,0,0"], Rows(await ReadAsync(world, controller, World.Agency, ReportForm.Ii05)));
        await Assert.ThrowsAnyAsync<JsonException>(() => ReadAsync(world, competent, There, ReportForm.Ii05));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Procedures_count_by_what_the_decision_did_and_what_is_taken_back_later_moves_no_past_figure(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var world = office.World;
        var amended = await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync()));
        await office.PublishedAsync(await office.NewReviewedAsync());
        world.Clock.SetLocal("2026-04-01T09:00");
        var march = await ReadAsync(world, office.Controller, World.Agency, ReportForm.Ii03);
        var report = ((StatutoryReport.Counted)march.Report).Report;
        // announced, new, amended, replaced, abolished, in time, late, taken back, made public, in time, late: decided on 02/3 for a law of 16/3, 05 working days before
        Assert.Equal("2,1,1,0,0,2,0,0,1,1,0", string.Join(',', report.Total));
        Assert.Equal("Số thủ tục hành chính được công bố, công khai trong kỳ báo cáo", march.Table.PlainTitle);

        CatalogueOffice.Done(await office.TakeBackAsync(await office.EntryAsync(CatalogueOffice.New), CatalogueAct.Withdraw));
        CatalogueOffice.Done(await office.AbolishAsync(amended, new(2026, 4, 20)));
        world.Clock.SetLocal("2026-05-04T09:00");
        Assert.Equal(Rows(march), Rows(await ReadAsync(world, office.Controller, World.Agency, ReportForm.Ii03)));
        var april = await ReadAsync(world, office.Controller, World.Agency, ReportForm.Ii03, new(2026, 4, 1), new(2026, 4, 30));
        Assert.Equal([1, 0, 0, 0, 1, 1], ((StatutoryReport.Counted)april.Report).Report.Total.Take(5).Append(((StatutoryReport.Counted)april.Report).Report.Total[7]));

        var behind = await world.Do<ReportCounted, ReportCounted.Behind?>(u => u.RowsAsync(office.Controller, world.Clock.Now, new(World.Agency, First, Last, 4, null, Form: ReportForm.Ii03)));
        Assert.Equal([(CatalogueOffice.New, "754/QĐ-UBND, 02/03/2026", false)], behind!.Announcements.Select(a => (a.Code, a.Decision, a.Late)));
        Assert.Null(await world.Do<ReportCounted, ReportCounted.Behind?>(u => u.RowsAsync(office.Controller, world.Clock.Now, new("BKHCN", First, Last, 4, null, Form: ReportForm.Ii03))));
    }

    private sealed class Same : IEqualityComparer<(IOrderedEnumerable<Guid>, int)>
    {
        public bool Equals((IOrderedEnumerable<Guid>, int) x, (IOrderedEnumerable<Guid>, int) y) => x.Item1.SequenceEqual(y.Item1) && x.Item2 == y.Item2;

        public int GetHashCode((IOrderedEnumerable<Guid>, int) obj) => obj.Item2;
    }

    private static IEnumerable<string> Rows(ReadReport.Outcome.Shown shown) => ((StatutoryReport.Counted)shown.Report).Report.Rows.Select(r => $"{r.Code} {string.Join(',', r.Figures)}");

    private static async Task<ReadReport.Outcome.Shown> ReadAsync(World world, Actor who, string unit, ReportForm form, DateOnly? from = null, DateOnly? to = null, string? version = null) =>
        Assert.IsType<ReadReport.Outcome.Shown>(await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(who, world.Clock.Now, new(form, unit, from ?? First, to ?? Last, version))));

    private static async Task<Guid> SendAsync(World world, PetitionKind kind = PetitionKind.Conduct, string agency = World.Agency) => Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
        world.By(new(null, "Phạm Văn Thử Một", ActorKind.Applicant, [])), new(Guid.NewGuid(), kind, agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Chậm quá.")))).Id;

    private static async Task DoneAsync(World world, Actor who, Guid id, HandlePetition.Request request)
    {
        int version;
        await using (var db = world.Database.Open())
        {
            version = await db.Petitions.Where(p => p.Id == id).Select(p => p.Version).SingleAsync();
        }

        Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), id, version, request)));
    }
}
