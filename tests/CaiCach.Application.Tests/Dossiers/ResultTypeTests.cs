using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Which of the results of its procedure a dossier ended in (mã kết quả).</summary>
public sealed class ResultTypeTests
{
    private const string Other = "KQ.SAMPLE.OTHER";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_there_is_one_it_is_that_one(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var only = Assert.Single((await office.World.ReferenceAsync()).LatestProcedure(World.Procedure)!.Results).Code;
        var id = await office.InAsync(BusinessState.DecidedGrant);
        Assert.Equal("invalid: resultCode result_type_unknown", Office.Describe(await IssueAsync(office, id, "KQ.?")));
        await Office.Done(await IssueAsync(office, id, null));

        Assert.Equal((only, only), await KeptAsync(office, id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_there_are_several_the_clerk_chooses_and_a_correction_keeps_it_or_changes_it(string engine)
    {
        await using var office = await SeveralAsync(engine);
        var first = (await office.World.ReferenceAsync()).LatestProcedure(World.Procedure)!.Results[0].Code;
        var id = await office.InAsync(BusinessState.DecidedGrant);
        Assert.Equal(["invalid: resultCode result_type_missing", "invalid: resultCode result_type_unknown"], [Office.Describe(await IssueAsync(office, id, " ")), Office.Describe(await IssueAsync(office, id, "KQ.?"))]);
        await Office.Done(await IssueAsync(office, id, $" {Other} "));
        Assert.Equal((Other, Other), await KeptAsync(office, id));

        await Office.Done(await CorrectAsync(office, id, null));
        Assert.Equal((Other, Other), await KeptAsync(office, id));
        await Office.Done(await CorrectAsync(office, id, first));
        Assert.Equal((first, first), await KeptAsync(office, id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_refusal_is_none_of_them(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Refuse);
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.RefuseAsync(office.By(office.People.Head), id, v, "Không đủ điều kiện", "Điều 3")));
        await Office.Done(await IssueAsync(office, id, null));

        Assert.Equal((null, null), await KeptAsync(office, id));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Another_system_says_it_or_leaves_it_open(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await SeveralAsync(office);
        foreach (var (said, refuses, kept) in new[] { (Other, false, Other), (null, false, null), (Other, true, null) })
        {
            var (id, ministry) = await MastershipTests.ElsewhereAsync(office);
            Task<ActOutcome> ReportAsync(string? code, Guid file) => office.Do<ReportResult>(u => u.RunAsync(office.By(ministry), id, null, new("9/QĐ", office.World.Clock.Now, file, refuses, code)));
            office.World.Clock.Advance(TimeSpan.FromMinutes(1));
            if (!refuses)
            {
                Assert.Equal("invalid: resultCode result_type_unknown", Office.Describe(await ReportAsync("KQ.?", await office.FileAsync(ministry))));
            }

            await Office.Done(await ReportAsync(said, await office.FileAsync(ministry)));
            Assert.Equal((kept, kept), await KeptAsync(office, id));
        }
    }

    /// <summary>The paper is filled by the first type alone: the one that was issued counts, and what was issued before types were kept must be of it whatever it was.</summary>
    [Theory]
    [InlineData("sqlite", true, true)]
    [InlineData("sqlite", false, false)]
    [InlineData("sqlite", null, false)]
    [InlineData("postgres", true, true)]
    [InlineData("postgres", false, false)]
    [InlineData("postgres", null, false)]
    public async Task The_type_that_was_issued_decides_what_it_may_be_reused_for(string engine, bool? isFirst, bool offered)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.World.ReuseAsync();
        await SeveralAsync(office);
        var procedure = (await office.World.ReferenceAsync()).LatestProcedure(World.Procedure)!;
        var id = await office.InAsync(BusinessState.DecidedGrant);
        await Office.Done(await IssueAsync(office, id, isFirst == false ? Other : procedure.Results[0].Code));
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v)));
        if (isFirst is null)
        {
            await using var db = office.World.Database.Open();
            await db.DossierPapers.Where(p => p.DossierId == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ResultTypeCode, (string?)null));
        }

        var held = await office.World.Do<FindReusable, FindReusable.Held>(u => u.RunAsync(office.By(office.People.Citizen), procedure, ApplicantKind.Citizen, "045090999901"));
        Assert.Equal(offered, held.Offers.Any(o => o.Paper.Kind == PaperKind.Result));
    }

    private static async Task<Office> SeveralAsync(string engine)
    {
        var office = await Office.OpenAsync(engine);
        await SeveralAsync(office);
        return office;
    }

    private static Task SeveralAsync(Office office) =>
        office.World.ChangeProcedureAsync(procedure => procedure["results"]!.AsArray().Add(JsonNode.Parse(
            $$"""{"code": "{{Other}}", "name": "Văn bản khác", "needsDocument": true, "supersedes": false, "confidence": "unsure"}""")));

    private static Task<ActOutcome> IssueAsync(Office office, Guid id, string? code) => office.Now<IssueResult>(id, async (u, v) =>
        await u.RunAsync(office.By(office.People.Clerk), id, v, new("12/GXN", VietnamTime.DayOf(office.World.Clock.Now), await office.FileAsync(office.People.Clerk), ResultCode: code)));

    private static Task<ActOutcome> CorrectAsync(Office office, Guid id, string? code) => office.Now<CorrectResult>(id, async (u, v) =>
        await u.RunAsync(office.By(office.People.Head), id, v, new("13/GXN", VietnamTime.DayOf(office.World.Clock.Now), await office.FileAsync(office.People.Head), ResultCode: code), "Sai tên"));

    /// <summary>What the last event and the dossier keep of it.</summary>
    private static async Task<(string? Event, string? Paper)> KeptAsync(Office office, Guid id) =>
        (DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).ResultTypeCode, IssueResult.TypeIssued(await office.World.DossierAsync(id)));
}
