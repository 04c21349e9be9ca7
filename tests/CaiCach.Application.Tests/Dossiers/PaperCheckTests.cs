using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What is handed in is checked alike in a filing and in a supplement before and after acceptance.</summary>
public sealed class PaperCheckTests
{
    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_supplement_is_checked_as_a_filing_is(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var first = await office.FileAsync(office.People.Citizen);
        var same = await office.FileAsync(office.People.Citizen);
        var fit = (await office.World.UploadAsync(office.People.Citizen, "%PDF-1.4 khác")).Id;
        var request = await office.World.RequestAsync(office.People.Citizen);
        var before = await office.InAsync(BusinessState.IntakeSupplement);
        var after = await office.InAsync(BusinessState.SupplementRequested);
        Func<IReadOnlyList<PaperInput>, Task<ActOutcome>>[] supplements =
        [
            papers => office.Now<ResubmitDossier>(before, (u, v) => u.RunAsync(office.By(office.People.Citizen), before, v, papers)),
            papers => office.Now<HandInSupplement>(after, (u, v) => u.RunAsync(office.By(office.People.Citizen), after, v, papers)),
        ];
        (PaperInput[] Papers, string Code, string Field)[] cases =
        [
            ([new("C1", first), new("", same)], "file_duplicate", "papers[1].uploadId"),
            ([new("C1", first), new("C1", first)], "file_duplicate", "papers[1].uploadId"),
            ([new("C99", first)], "component_unknown", "papers[0].componentCode"),
            ([new("C1", first, -1)], "count_out_of_range", "papers[0].originals"),
            ([new("C1", first, 0, 1000)], "count_out_of_range", "papers[0].originals"),
            ([new("C1", null, 1)], "file_missing", "papers[0].uploadId"),
            ([new("C1", Guid.NewGuid())], "upload_unknown", "papers[0].uploadId"),
            ([.. Enumerable.Repeat(new PaperInput("C1", first), 101)], "too_many_papers", "papers"),
        ];
        foreach (var (papers, code, field) in cases)
        {
            var filed = Assert.IsType<SubmitDossier.Outcome.Invalid>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), request with { Papers = papers })));
            Assert.Contains((field, code), filed.Faults.Select(f => (f.Field, f.Code)));
            foreach (var supplement in supplements)
            {
                var invalid = Assert.IsType<ActOutcome.Invalid>(await supplement(papers));
                Assert.Equal((field, code), invalid.Faults.Select(f => (f.Field, f.Code)).Single());
            }
        }

        foreach (var supplement in supplements)
        {
            await Office.Done(await supplement([new("C1", first), new("", fit)]));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Before_acceptance_a_supplement_is_asked_for_once_only(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.IntakeSupplement);
        var file = await office.FileAsync(office.People.Citizen);
        await Office.Done(await office.Now<ResubmitDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, [new("C1", file)])));

        var again = await office.Now<AskIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, new(["Đơn"], "Còn thiếu", null)));

        Assert.Equal("refused: supplement_already_asked", Office.Describe(again));
        Assert.Equal(0, (await office.World.DossierAsync(id)).SupplementRequests);
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
    }
}
