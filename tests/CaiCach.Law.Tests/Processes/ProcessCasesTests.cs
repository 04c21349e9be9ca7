using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

/// <summary>Branches that name cases of the procedure are gone by the dossiers of those cases; each case has a longest way of its own.</summary>
public sealed class ProcessCasesTests
{
    private static readonly IReadOnlyList<ProcedureCase> Cases = [new("moi", "Cấp mới"), new("lai", "Cấp lại"), new("doi", "Cấp đổi")];

    /// <summary>New ones are visited, or not, as the office decides; those given again are looked up; what is exchanged may go any branch without cases.</summary>
    private static ProcessPlan ByCase { get; } = Of(
        Step("s1", 1),
        Choice(
            "k2",
            For("n3", "Thẩm định", ["moi"], Step("s4", 2), Choice("k5", Branch("n6", "Phải kiểm tra", Step("s7", 3)), Branch("n8", "Không phải kiểm tra"))),
            For("n9", "Đối chiếu", ["lai"], Step("s10", 1)),
            Branch("n11", "Việc khác", Step("s12", 4))),
        Step("s13", 1));

    private static ProcessBranch For(string key, string condition, string[] cases, params ProcessNode[] nodes) => new(key, condition, nodes) { Cases = cases };

    private static string Read(ProcessPlan plan) => string.Join(' ', ProcessOutline.Of(plan).Select(l => $"{l.Number}:{l.Key}"));

    [Theory]
    [InlineData(null, "1:s1 2:k2 2a:n3 2a.1:s4 2a.2:k5 2a.2a:n6 2a.2a.1:s7 2a.2b:n8 2b:n9 2b.1:s10 2c:n11 2c.1:s12 3:s13")]
    [InlineData("moi", "1:s1 2:k2 2a:n3 2a.1:s4 2a.2:k5 2a.2a:n6 2a.2a.1:s7 2a.2b:n8 2b:n11 2b.1:s12 3:s13")]
    [InlineData("lai", "1:s1 2:k2 2a:n9 2a.1:s10 2b:n11 2b.1:s12 3:s13")]
    [InlineData("doi", "1:s1 2:s12 3:s13")]
    public void Branches_of_other_cases_are_left_out_and_one_that_is_left_is_the_way(string? code, string read) => Assert.Equal(read, Read(ByCase.For(code)));

    [Fact]
    public void Without_cases_a_process_is_the_same_for_every_dossier()
    {
        Assert.Same(Whole, Whole.For("moi"));
        Assert.Equal([null], ProcessRules.Judge(Whole, null, Day, Cases).Ways.Select(w => w.Case));
        Assert.Equal(["n3"], ProcessCases.BranchesOf(ByCase, "moi").Select(l => l.Key));
        Assert.Empty(ProcessCases.BranchesOf(ByCase, "doi"));
    }

    [Fact]
    public void The_longest_way_is_taken_for_each_case_and_the_refusal_names_the_case()
    {
        var plan = Of(Step("s1", 1), Choice("k2", For("n3", "Thẩm định", ["moi", "doi"], Step("s4", 3)), For("n5", "Đối chiếu", ["lai"], Step("s6", 0.25m))));

        var verdict = ProcessRules.Judge(plan, new(new(4, Law.Calendar.LimitUnit.WorkingDay), 4 * Day), Day, Cases);
        Assert.True(verdict.IsValid);
        Assert.Equal([("moi", 4m * Day), ("lai", 1.25m * Day), ("doi", 4m * Day)], verdict.Ways.Select(w => (w.Case!.Code, w.Minutes)));
        Assert.Equal(0, verdict.Shortened);

        verdict = ProcessRules.Judge(plan, new(new(31, Law.Calendar.LimitUnit.WorkingHour), 31 * 60), Day, Cases);
        Assert.Equal(["s1", "s4"], verdict.LongestPath.Select(s => s.Key));
        Assert.Equal(["process_over_limit", "process_over_limit"], verdict.Faults.Select(f => f.Code));
        Assert.StartsWith("Trường hợp “Cấp mới”: tổng thời gian các bước theo đường dài nhất là 4 ngày làm việc, vượt", verdict.Faults[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_with_a_time_of_its_own_is_held_against_that_and_a_way_of_all_against_the_shortest()
    {
        var shipped = Tests.Procedures.Examples.Procedure();
        var means = shipped.Means[0] with { Limit = new(5, Law.Calendar.LimitUnit.WorkingDay), CaseLimits = [new(["lai"], new(2, Law.Calendar.LimitUnit.WorkingDay)), new(["doi"], new(10, Law.Calendar.LimitUnit.WorkingDay))] };
        var limit = ProcessRules.LimitOf(shipped with { Means = [means], Cases = Cases }, Day)!;
        Assert.Equal((2m * Day, 5m * Day, 10m * Day), (limit.Minutes, limit.Cases["moi"].Minutes, limit.Cases["doi"].Minutes));

        var plan = Of(Choice("k2", For("n3", "Thẩm định", ["moi"], Step("s4", 5)), For("n5", "Đối chiếu", ["lai"], Step("s6", 2.25m)), For("n7", "Đổi", ["doi"], Step("s8", 9))));
        var verdict = ProcessRules.Judge(plan, limit, Day, Cases);
        Assert.StartsWith("Trường hợp “Cấp lại”", Assert.Single(verdict.Faults).Text, StringComparison.Ordinal);
        Assert.True(verdict.IsOver);
        Assert.Single(ProcessRules.Judge(Of(Step("s1", 3)), limit, Day, Cases).Faults);
        Assert.False(limit.SameAs(ProcessRules.LimitOf(shipped with { Means = [means with { CaseLimits = [means.CaseLimits[0]] }], Cases = Cases }, Day)));
    }

    [Fact]
    public void Every_case_has_a_way_and_no_branch_names_a_case_the_procedure_does_not_have()
    {
        var plan = Of(
            Step("s1", 1),
            Choice("k2", For("n3", "a", ["moi"], Choice("k4", For("n5", "b", ["lai"]), For("n6", "c", ["cu"]))), For("n7", "d", ["lai"], Step("s8", 1)), For("n9", "e", ["doi"])));

        Assert.Equal(
            [("n6", "Nhánh 2a.1b: Thủ tục không có trường hợp “cu”; hãy mở nhánh, chọn lại trường hợp rồi lưu."),
                ("k4", "Khối 2a.1: Trường hợp “Cấp mới” không có nhánh nào để đi; hãy chọn trường hợp này ở một nhánh, hoặc để một nhánh không chọn trường hợp nào.")],
            ProcessRules.Judge(plan, null, Day, Cases).Faults.Select(f => (f.Key!, f.Text)));
        Assert.Empty(ProcessRules.Judge(ByCase, null, Day, Cases).Faults);
    }

    [Fact]
    public void The_picture_and_the_file_name_the_cases_beside_the_condition()
    {
        var flow = ProcessPicture.Of(ByCase)!.Flows.Single(f => f.Condition == "Đối chiếu");

        Assert.Equal("Đối chiếu (trường hợp: Cấp lại)", flow.Words(code => Cases.Single(c => c.Code == code).Name));
        Assert.Contains("name=\"Thẩm định (trường hợp: moi)\"", BpmnXml.Write(ByCase, "a", "b", c => c, c => c), StringComparison.Ordinal);
    }
}
