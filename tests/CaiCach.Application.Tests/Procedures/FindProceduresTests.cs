using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Procedures;

public sealed class FindProceduresTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("khai bao thiet bi x quang", "2.002131")]
    [InlineData("khai báo thiết bị X-quang", "2.002131")]
    [InlineData("quang x bi thiet bao khai", "2.002131")]
    [InlineData("XQUANG khai báo", "2.002131")]
    [InlineData("2.002131", "2.002131")]
    [InlineData("làm thủ tục khai báo máy xquang", "2.002131")]
    [InlineData("giam dinh so huu cong nghiep", "1.011937")]
    [InlineData("gia hạn bức xạ", "2.002381")]
    [InlineData("khcn doanh nghiep giay chung nhan", "1.014445")]
    public async Task The_fitting_procedure_comes_first_with_or_without_diacritics_in_any_order(string typed, string code)
    {
        var found = FindProcedures.Among(await ReferenceAsync(), new(typed), Today);

        Assert.Equal(code, found.Procedures[0].Code);
    }

    [Fact]
    public async Task When_no_procedure_has_every_word_those_with_most_of_them_are_shown_and_said_to_be_near()
    {
        var found = FindProcedures.Among(await ReferenceAsync(), new("gia hạn bức xạ đường sắt"), Today);

        Assert.True(found.IsNear);
        Assert.Equal("2.002381", found.Procedures[0].Code);
    }

    [Fact]
    public async Task Words_that_stand_nowhere_find_nothing() =>
        Assert.Empty(FindProcedures.Among(await ReferenceAsync(), new("zzzz qqqq"), Today).Procedures);

    [Fact]
    public async Task A_field_and_an_agency_narrow_the_list()
    {
        var reference = await ReferenceAsync();

        Assert.All(FindProcedures.Among(reference, new(null, "LV.ATBX"), Today).Procedures, p => Assert.Equal("LV.ATBX", p.FieldCode));
        Assert.Contains(FindProcedures.Among(reference, new(null, null, "SKHCN-QT"), Today).Procedures, p => p.Code == World.Procedure);
        Assert.DoesNotContain(FindProcedures.Among(reference, new(null, null, "BKHCN"), Today).Procedures, p => p.Code == World.Procedure);
        Assert.Empty(FindProcedures.Among(reference, new(null, null, "NO-SUCH"), Today).Procedures);
    }

    [Fact]
    public async Task Who_may_file_and_the_number_of_the_decision_narrow_the_list()
    {
        var reference = await ReferenceAsync();

        var officials = FindProcedures.Among(reference, new(null, Subject: "foreigner"), Today).Procedures;
        Assert.All(officials, p => Assert.Contains("foreigner", p.Subjects));
        Assert.True(officials.Count < FindProcedures.Among(reference, new(null), Today).Procedures.Count);
        var shown = FindProcedures.Among(reference, new(null), new(2026, 11, 20)).Procedures.First(p => p.Sources.Any(s => s.StartsWith("Quyết định số 663/", StringComparison.Ordinal)));
        foreach (var typed in new[] { "663/QĐ-TTPVHCC", "663/qd-ttpvhcc", " 663 " })
        {
            Assert.Contains(shown, FindProcedures.Among(reference, new(null, Decision: typed), new(2026, 11, 20)).Procedures);
        }

        Assert.DoesNotContain(shown, FindProcedures.Among(reference, new(null, Decision: "63/QĐ-TTPVHCC"), new(2026, 11, 20)).Procedures);
        Assert.Contains(shown, FindProcedures.Among(reference, new(shown.Name, Decision: "663"), new(2026, 11, 20)).Procedures);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_code_of_a_body_finds_the_national_procedure(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(change: body => body["localCodes"] = new JsonArray($"{World.Procedure}.000.00.00.H50"))));
        var (reference, day) = (await office.World.ReferenceAsync(), new DateOnly(2026, 3, 16));
        foreach (var typed in new[] { $"{World.Procedure}.000.00.00.H50", $"{World.Procedure}.000.00.00.h50", $"{World.Procedure}.H50" })
        {
            Assert.Equal(World.Procedure, FindProcedures.Among(reference, new(typed), day).Procedures[0].Code);
        }

        Assert.Equal(World.Procedure, Assert.Single(BrowseProcedures.Of(reference, new($"{World.Procedure}.000.00.00.H50"), day).Rows).Shown.Code);

        // As an earlier version of the program stored it.
        await using (var db = office.World.Database.Open())
        {
            await db.Procedures.Where(p => p.Code == World.Procedure).ExecuteUpdateAsync(set => set.SetProperty(p => p.SearchKey, "thu tuc cu"));
        }

        office.World.Get<ReferenceStore>().Forget();
        reference = await office.World.ReferenceAsync();
        Assert.Equal(World.Procedure, Assert.Single(BrowseProcedures.Of(reference, new($"{World.Procedure}.000.00.00.H50"), day).Rows).Shown.Code);
    }

    [Fact]
    public async Task Internal_procedures_are_not_shown_to_the_public() =>
        Assert.All(FindProcedures.Among(await ReferenceAsync(), new(null), Today).Procedures, p => Assert.Equal(ProcedureKind.Public, p.Kind));

    [Fact]
    public async Task A_filing_of_Monday_morning_is_answered_in_8_working_hours_and_settled_within_the_limit_after_that()
    {
        var reference = await ReferenceAsync();
        var procedure = reference.ProcedureInForce(World.Procedure, Today)!;

        var times = ExpectedTimes.Of(reference.CurrentCalendar, procedure, Channel.Online, new(2026, 3, 2, 9, 0, 0), null, CaiCach.Law.Calendar.ClockRules.First)!;

        Assert.Equal(new DateTime(2026, 3, 3, 9, 0, 0), times.IntakeDue);
        Assert.Equal(new TimeLimit(5, LimitUnit.WorkingDay), procedure.MeansFor(Channel.Online)!.Limit);
        Assert.Equal(new DateTime(2026, 3, 10, 17, 0, 0), times.Due);
        Assert.StartsWith("Nộp lúc 09:00", times.IntakeSteps[0].Text, StringComparison.Ordinal);
        Assert.Contains("hạn trả lời việc tiếp nhận là", times.IntakeSteps[^1].Text, StringComparison.Ordinal);
        Assert.NotEmpty(times.Steps);
    }

    [Fact]
    public async Task At_the_counter_the_limit_is_counted_from_the_filing()
    {
        var reference = await ReferenceAsync();
        var procedure = reference.ProcedureInForce(World.Procedure, Today)!;

        var times = ExpectedTimes.Of(reference.CurrentCalendar, procedure, Channel.Direct, new(2026, 3, 2, 9, 0, 0), null, CaiCach.Law.Calendar.ClockRules.First)!;

        Assert.Equal(new DateTime(2026, 3, 9, 17, 0, 0), times.Due);
    }

    [Fact]
    public async Task Beyond_the_calendar_no_time_is_told()
    {
        var reference = await ReferenceAsync();

        Assert.Null(ExpectedTimes.Of(reference.CurrentCalendar, reference.ProcedureInForce(World.Procedure, Today)!, Channel.Online, new(2030, 1, 1, 9, 0, 0), null, CaiCach.Law.Calendar.ClockRules.First));
        Assert.Null(ExpectedTimes.Of(null, reference.ProcedureInForce(World.Procedure, Today)!, Channel.Online, new(2026, 3, 2, 9, 0, 0), null, CaiCach.Law.Calendar.ClockRules.First));
    }

    private static async Task<ReferenceSnapshot> ReferenceAsync()
    {
        await using var world = await World.CreateAsync("sqlite");
        return await world.ReferenceAsync();
    }
}
