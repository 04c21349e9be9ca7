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
    public async Task Everybody_who_may_and_every_condition_is_named_and_the_guide_is_at_hand()
    {
        await using var office = await Office.OpenAsync();
        var official = office.As(Role.Specialist);
        var page = await official.OpenAsync("/can-bo/trang-thai-ho-so");
        Assert.DoesNotContain(page.Document.QuerySelectorAll("tbody td"), cell => string.IsNullOrWhiteSpace(cell.TextContent));
        Assert.Contains("cơ quan, đơn vị được lấy ý kiến", page.Text("#Consulting"), StringComparison.Ordinal);
        Assert.Contains("Chưa xin lỗi và hẹn lại lần nào Trước khi hết hạn", page.Text("#InProcess"), StringComparison.Ordinal);
        Assert.Contains("đã quá hạn từ trước thì vẫn tính", page.Text("#FinancialDuty"), StringComparison.Ordinal);
        Assert.Contains("Người làm thuộc đơn vị đang giữ hồ sơ; lãnh đạo cơ quan thì không cần", page.Text("#InProcess"), StringComparison.Ordinal);
        Assert.Contains("Người làm được giao hồ sơ này, hoặc làm thay người ấy", page.Text("#InProcess"), StringComparison.Ordinal);
        Assert.Contains("Hồ sơ đang do người khác giữ", page.Text("#IntakeReview"), StringComparison.Ordinal);
        Assert.Contains("người được giao phát kết quả", page.Text("#Done"), StringComparison.Ordinal);
        Assert.Contains("hệ thống xử lý hồ sơ", page.Text("#InProcess"), StringComparison.Ordinal);
        Assert.Contains("Hệ thống khác chuyển lại, chờ nhận", page.Text("#chieu-khac"), StringComparison.Ordinal);
        Assert.Contains("Chỉ kết quả có chữ ký số", page.Text("#chieu-khac"), StringComparison.Ordinal);

        Assert.Contains("Trạng thái hồ sơ", (await official.OpenAsync("/can-bo")).Text("main"), StringComparison.Ordinal);
        page = await official.OpenAsync("/can-bo/huong-dan");
        Assert.Contains("Hướng dẫn Bộ phận Một cửa", page.Text("h1"), StringComparison.Ordinal);
        Assert.Contains("Vào số, phát hành kết quả", page.Document.QuerySelectorAll("main strong").Select(s => s.TextContent));
        Assert.NotEmpty(page.Document.QuerySelectorAll("main table tbody tr"));
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
