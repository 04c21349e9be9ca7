using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The internal process says how long other bodies have: the form of a part, or of an opinion, begins with that.</summary>
public sealed class AllotmentPageTests
{
    [Theory]
    [InlineData("chuyen-lien-thong", "Cục Sở hữu trí tuệ", "3", true)]
    [InlineData("lay-y-kien", "Cục Sở hữu trí tuệ", "3", true)]
    [InlineData("chuyen-lien-thong", "Một cơ quan khác", "3", false)]
    [InlineData("chuyen-lien-thong", null, "5", false)]
    public async Task The_days_are_those_of_the_step_of_the_other_body(string act, string? body, string days, bool chosen)
    {
        await using var office = await Office.OpenAsync();
        await ApproveAsync(office, body);
        var id = await office.AssignedAsync();

        var page = await office.As(Role.Specialist).OpenAsync(Office.Address(id, act));

        Assert.Equal((chosen ? (await office.World.UnitAsync("BKHCN-SHTT")).ToString() : "", days, "5"), (page.ValueOf("Input.Bodies[0].Unit") ?? "", page.ValueOf("Input.Bodies[0].Days"), page.ValueOf("Input.Bodies[1].Days")));
        Assert.Equal(body is not null, page.Text().Contains($"Theo quy trình nội bộ: {body} 3 ngày làm việc.", StringComparison.Ordinal));
    }

    /// <summary>A process whose second step is another body's: two and a half days, begun ones whole.</summary>
    private static Task ApproveAsync(Office office, string? body) => office.ApproveProcessAsync([
        new ProcessStep("s1", new("Thẩm định", Role.Specialist, null, null, new(1, StepUnit.Day), null)),
        .. body is null ? (ProcessStep[])[] : [new ProcessStep("s2", new("Cho ý kiến", null, null, body, new(2.5m, StepUnit.Day), null))],
    ]);
}
