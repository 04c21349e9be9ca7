using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

public sealed class StatesPageTests
{
    [Fact]
    public async Task The_page_of_states_tells_every_step_of_the_table_with_who_may_and_what_comes_after()
    {
        await using var office = await Office.OpenAsync();
        var page = await office.As(Role.Specialist).OpenAsync("/can-bo/trang-thai-ho-so");

        foreach (var state in Enum.GetValues<BusinessState>().Where(s => s != BusinessState.Draft))
        {
            Assert.Contains(state.ToText(), page.Text($"#{state} h2"), StringComparison.Ordinal);
            Assert.Equal(DossierRules.Table.Count(rule => rule.From.Contains(state)), page.Document.QuerySelectorAll($"#{state} tbody tr").Length);
        }

        Assert.Contains("Ký yêu cầu bổ sung, tạm dừng thời hạn (Mẫu số 02)", page.Text("#InProcess"), StringComparison.Ordinal);
        Assert.Contains("5 – Yêu cầu bổ sung giấy tờ", page.Text("#SupplementRequested"), StringComparison.Ordinal);
        Assert.Contains("hệ thống, khi đến thời điểm", page.Text("#SupplementRequested"), StringComparison.Ordinal);
        Assert.Contains("người nộp hồ sơ", page.Text("#StopRequested"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_English_too()
    {
        await using var office = await Office.OpenAsync();
        var official = office.As(Role.Specialist);
        await official.OpenAsync("/ngon-ngu/en?ve=/can-bo");
        var page = await official.OpenAsync("/can-bo/trang-thai-ho-so");

        Assert.Contains("case officers", page.Text("#InProcess"), StringComparison.Ordinal);
        Assert.Contains("Paused", page.Text("#FinancialDuty"), StringComparison.Ordinal);
    }
}
