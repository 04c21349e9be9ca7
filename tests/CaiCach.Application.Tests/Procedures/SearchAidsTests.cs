using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The controller of a body keeps life events and common names, and the public search goes by them at once.</summary>
public sealed class SearchAidsTests
{
    private const string Other = "1.014445";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_people_call_a_procedure_finds_it_without_diacritics_and_an_event_lists_what_is_needed(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var day = new DateOnly(2026, 3, 2);
        Assert.DoesNotContain(FindProcedures.Among(await office.World.ReferenceAsync(), new("lam giay khai sinh cong ty"), day).Procedures.Take(1), p => p.Code == Other);
        Assert.Equal(new SaveSearchAids.Outcome.Done(1), await SaveAsync(office, 0, $"Lập doanh nghiệp khoa học: {Other}, {World.Procedure}", $"{Other}: làm giấy khai sinh công ty; sổ đỏ khoa học"));

        var reference = await office.World.ReferenceAsync();
        foreach (var typed in new[] { "lam giay khai sinh cong ty", "làm giấy khai sinh công ty", "so do khoa hoc" })
        {
            Assert.Equal(Other, FindProcedures.Among(reference, new(typed), day).Procedures[0].Code);
        }

        Assert.Equal([Other, World.Procedure], FindProcedures.Among(reference, new(null, LifeEvent: "lap-doanh-nghiep-khoa-hoc"), day).Procedures.Select(p => p.Code));
        Assert.Equal([World.Procedure], FindProcedures.Among(reference, new("x quang", LifeEvent: "lap-doanh-nghiep-khoa-hoc"), day).Procedures.Select(p => p.Code));
        Assert.Empty(FindProcedures.Among(reference, new(null, LifeEvent: "khong-co"), day).Procedures);
        var ledger = await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())));
        Assert.Equal(0, ledger.Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Twice_is_once_of_two_one_wins_and_faults_and_strangers_leave_nothing(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        Assert.Equal(["events line_shape", "names procedure_unknown"], Assert.IsType<SaveSearchAids.Outcome.Invalid>(await SaveAsync(office, 0, "Thiếu", "9.999999: a")).Faults.Select(f => $"{f.Field} {f.Code}"));
        var clerk = await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        Assert.IsType<SaveSearchAids.Outcome.NotAllowed>(await office.World.Do<SaveSearchAids, SaveSearchAids.Outcome>(u => u.RunAsync(office.World.By(clerk), new(World.Agency, 0, "", ""))));
        Assert.IsType<SaveSearchAids.Outcome.NotAllowed>(await office.World.Do<SaveSearchAids, SaveSearchAids.Outcome>(u => u.RunAsync(office.World.By(office.Controller), new("BKHCN", 0, "", ""))));

        var answers = await Task.WhenAll(new[] { "Một", "Hai", "Ba" }.Select(name => SaveAsync(office, 0, $"{name}: {World.Procedure}", "")));
        Assert.Single(answers.OfType<SaveSearchAids.Outcome.Done>());
        Assert.Equal(2, answers.OfType<SaveSearchAids.Outcome.Stale>().Count());
        Assert.Equal(new SaveSearchAids.Outcome.Done(2), await SaveAsync(office, 1, $"Bốn: {World.Procedure}", ""));
        Assert.Equal(new SaveSearchAids.Outcome.Done(2), await SaveAsync(office, 1, $"Bốn: {World.Procedure}", ""));
        await using var db = office.World.Database.Open();
        Assert.Equal((2, 2), (await db.SearchAids.CountAsync(), await db.Events.CountAsync(e => e.Type == SearchAidsEventData.Saved)));
        Assert.Equal("Bốn", Assert.Single((await office.World.ReferenceAsync()).LifeEvents).Name);
    }

    private static Task<SaveSearchAids.Outcome> SaveAsync(CatalogueOffice office, int seen, string events, string names) =>
        office.World.Do<SaveSearchAids, SaveSearchAids.Outcome>(u => u.RunAsync(office.World.By(office.Controller), new(World.Agency, seen, events, names)));
}
