using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The pages of what stands in the way after acceptance: an obligation to pay, a suspension, a delay, a wrong result.</summary>
public sealed class StandingClockPageTests
{
    [Fact]
    public async Task An_obligation_is_named_by_the_specialist_read_by_the_applicant_and_settled_at_the_counter()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "nghia-vu-tai-chinh"));
        var page = await specialist.PressAsync("Yêu cầu thực hiện nghĩa vụ tài chính", new Dictionary<string, string?> { ["Input.Amount"] = "1,5 triệu", ["Input.Reason"] = "Phí thẩm định, nộp tại Kho bạc" });
        Assert.Equal("Nhập số tiền bằng đồng, ví dụ 1.500.000.", page.ErrorAt("Input.Amount"));
        Assert.Equal(("1,5 triệu", "Phí thẩm định, nộp tại Kho bạc"), (page.ValueOf("Input.Amount"), page.ValueOf("Input.Reason")));
        page = await specialist.PressAsync("Yêu cầu thực hiện nghĩa vụ tài chính", new Dictionary<string, string?> { ["Input.Amount"] = "1.500.000" });
        Assert.Contains("Đã yêu cầu thực hiện nghĩa vụ tài chính; thời hạn tạm dừng.", page.Text(), StringComparison.Ordinal);

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var own = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Số tiền phải nộp: 1.500.000 đồng", own.Text(), StringComparison.Ordinal);
        Assert.Contains("Phí thẩm định, nộp tại Kho bạc", own.Text(), StringComparison.Ordinal);

        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "ghi-nhan-nghia-vu-tai-chinh"));
        page = await receiver.PressAsync("Ghi nhận nghĩa vụ tài chính", new Dictionary<string, string?> { ["Input.Way"] = "paid", ["Input.Number"] = "BL-7", ["Input.PaidOn"] = "01/3/2026", ["Input.PaidTime"] = "09:00" });
        Assert.Contains("không được trước lúc yêu cầu nộp", page.ErrorAt("Input.PaidOn"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Ghi nhận nghĩa vụ tài chính", new Dictionary<string, string?> { ["Input.PaidOn"] = "02/3/2026" });
        Assert.Contains("Tiền đến lúc 09:00 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("1.500.000 đồng (BL-7)", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));
    }

    [Fact]
    public async Task A_delay_is_told_before_it_comes_with_a_new_day_and_a_letter()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.LaterAsync("2026-03-05T08:00");
        await office.Do<ForecastDelay>((u, v) => u.RunAsync(new(Actor.System, office.World.Clock.Now, "test"), id, v), id);
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(Office.Address(id));
        Assert.Contains("Nếu không kịp trước 17:00 09/03/2026", head.Page.Text(), StringComparison.Ordinal);
        await head.ClickAsync("Ký văn bản xin lỗi và hẹn lại (Mẫu số 04)");
        Assert.Equal("11", head.Page.ValueOf("Input.Date.Day"));
        var page = await head.PressAsync("Xin lỗi và hẹn lại", On("14", "Phải xác minh thực địa"));
        Assert.Equal("Ngày hẹn lại phải là ngày làm việc.", page.ErrorAt("Input.Date"));
        page = await head.PressAsync("Xin lỗi và hẹn lại", On("9", "Phải xác minh thực địa"));
        Assert.Contains("Thời điểm hẹn lại phải sau", page.ErrorAt("Input.Date"), StringComparison.Ordinal);
        page = await head.PressAsync("Xin lỗi và hẹn lại", On("16", "Phải xác minh thực địa"));
        Assert.Contains("Đã xin lỗi, hẹn lại17:00 16/03/2026", page.Text(), StringComparison.Ordinal);

        var letter = await head.OpenAsync(Office.Address(id, "mau-04"));
        Assert.Contains("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", letter.Text(), StringComparison.Ordinal);
        Assert.Contains("Phải xác minh thực địa", letter.Text(), StringComparison.Ordinal);
        Assert.Contains("17:00 16/03/2026", letter.Text(), StringComparison.Ordinal);
        Assert.Contains("hồ sơ đến <strong>17:00 16/03/2026</strong>.</p>", letter.Html, StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("17:00, 16/03/2026", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Xin lỗi và hẹn lại", (await head.OpenAsync(Office.Address(id))).Text(".cc-actions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspension_asks_whether_the_clock_stands_and_is_taken_up_again()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(Office.Address(id, "tam-dung"));
        var typed = new Dictionary<string, string?> { ["Input.Reason"] = "Tòa án yêu cầu", ["Input.LegalBasis"] = "Quyết định số 1" };
        var page = await head.PressAsync("Tạm dừng giải quyết", typed);
        Assert.Equal("Chọn thời hạn tạm dừng hay vẫn tính.", page.ErrorAt("Input.Clock"));
        Assert.Equal("Tòa án yêu cầu", page.ValueOf("Input.Reason"));
        page = await head.PressAsync("Tạm dừng giải quyết", new Dictionary<string, string?> { ["Input.Clock"] = "stops" });
        Assert.Contains("Tạm dừng từ 09:00 02/03/2026", page.Text(), StringComparison.Ordinal);
        await head.OpenAsync(Office.Address(id, "tiep-tuc"));
        page = await head.PressAsync("Tiếp tục giải quyết", new Dictionary<string, string?> { ["Input.Reason"] = "Đã hết lý do" });
        Assert.Contains("Đã tiếp tục giải quyết hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal((BusinessState.InProcess, (DateTime?)null), (await office.StateAsync(id), (await office.World.DossierAsync(id)).PausedAt));

        // Past the due date there is nothing to choose: the time runs on.
        await office.LaterAsync("2026-03-10T09:00");
        page = await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "tam-dung"));
        Assert.Contains("thời hạn vẫn tính và hồ sơ vẫn là quá hạn", page.Text(), StringComparison.Ordinal);
        page = await office.As(Role.AgencyHead).PressAsync("Tạm dừng giải quyết", typed);
        Assert.Contains("Đã tạm dừng giải quyết hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal((BusinessState.Suspended, (DateTime?)null), (await office.StateAsync(id), (await office.World.DossierAsync(id)).PausedAt));
    }

    [Fact]
    public async Task A_wrong_result_is_replaced_by_a_new_document()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(Office.Address(id, "dinh-chinh-ket-qua"));
        var page = await head.PressAsync(
            "Thay kết quả có sai sót", new Dictionary<string, string?> { ["Input.Reason"] = "Sai họ tên", ["Input.Number"] = "13/GXN" }, new ChosenFile("Input.File", "dung.pdf", [.. Office.Pdf, 10]));
        Assert.Contains("Đã thay kết quả.", page.Text(), StringComparison.Ordinal);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal(("13/GXN", 2), (dossier.ResultNumber, dossier.Papers.Count(p => p.Kind == PaperKind.Result)));

        using var stranger = office.Site.Browse();
        await stranger.OpenAsync("/xac-minh/" + dossier.ResultToken);
        page = await stranger.PressAsync("So với bản đã phát hành", null, new ChosenFile("Chosen", "cu.pdf", Office.Pdf));
        Assert.Contains("Tệp này đã bị thay thế, thu hồi ngày 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("đúng là kết quả đã phát hành", page.Text(), StringComparison.Ordinal);
        page = await stranger.PressAsync("So với bản đã phát hành", null, new ChosenFile("Chosen", "moi.pdf", [.. Office.Pdf, 10]));
        Assert.Contains("đúng là kết quả đã phát hành", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_dossier_is_opened_again_and_both_lead_to_each_other()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(Office.Address(id, "dung"));
        var page = await head.PressAsync("Dừng giải quyết", new Dictionary<string, string?> { ["Input.Reason"] = "Không đủ điều kiện", ["Input.LegalBasis"] = "Điều 3" });
        Assert.Contains("Quyết định mở lại hồ sơ", page.Text(".cc-actions"), StringComparison.Ordinal);

        await head.OpenAsync(Office.Address(id, "mo-lai"));
        page = await head.PressAsync("Quyết định mở lại hồ sơ", new Dictionary<string, string?> { ["Input.Reason"] = "Kết luận khiếu nại" });
        Assert.Equal("Phải có số, ký hiệu văn bản. (Căn cứ: NĐ 30/2020/NĐ-CP)", page.ErrorAt("Input.Number"));
        Assert.Equal("Kết luận khiếu nại", page.ValueOf("Input.Reason"));
        page = await head.PressAsync("Quyết định mở lại hồ sơ", new Dictionary<string, string?> { ["Input.LegalBasis"] = "Điều 7", ["Input.Number"] = "15/QĐ-SKHCN" });
        Assert.Contains("Đã ghi quyết định mở lại; chờ quản trị hệ thống thực hiện.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Quyết định mở lại đang chờ thực hiện", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Thu hồi quyết định mở lại", page.Text(".cc-actions").Trim());

        // An administrator reads the order and neither the dossier nor whose it is.
        using var administrator = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync(Office.Address(id))).Status);
        Assert.Contains("1 hồ sơ có quyết định mở lại, chờ thực hiện", (await administrator.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        Assert.Contains("15/QĐ-SKHCN", (await administrator.OpenAsync("/can-bo/mo-lai-ho-so")).Text(), StringComparison.Ordinal);
        page = await administrator.OpenAsync($"/can-bo/mo-lai-ho-so/{id}");
        Assert.DoesNotContain((await office.World.DossierAsync(id)).OwnerName, page.Text(), StringComparison.Ordinal);
        page = await administrator.PressAsync("Từ chối thực hiện", new Dictionary<string, string?>());
        Assert.Contains("Phải ghi rõ lý do.", page.ErrorAt("Input.Reason"), StringComparison.Ordinal);
        page = await administrator.PressAsync("Từ chối thực hiện", new Dictionary<string, string?> { ["Input.Reason"] = "Văn bản chưa có hiệu lực" });
        Assert.Contains("Đã từ chối thực hiện; người quyết định được báo.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không có mục nào", page.Text(), StringComparison.Ordinal);
        page = await head.OpenAsync(Office.Address(id));
        Assert.Contains("Văn bản chưa có hiệu lực", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.DoesNotContain("Quyết định mở lại đang chờ thực hiện", page.Text(), StringComparison.Ordinal);

        // Taken back by the head while the administrator reads it, then ordered once more.
        var order = new Dictionary<string, string?> { ["Input.Reason"] = "Kết luận khiếu nại", ["Input.LegalBasis"] = "Điều 7", ["Input.Number"] = "16/QĐ-SKHCN" };
        await head.OpenAsync(Office.Address(id, "mo-lai"));
        await head.PressAsync("Quyết định mở lại hồ sơ", order);
        await administrator.OpenAsync($"/can-bo/mo-lai-ho-so/{id}");
        await head.OpenAsync(Office.Address(id, "thu-hoi-mo-lai"));
        page = await head.PressAsync("Thu hồi quyết định mở lại", new Dictionary<string, string?> { ["Input.Reason"] = "Ghi nhầm số" });
        Assert.Contains("Đã thu hồi quyết định mở lại; hồ sơ giữ nguyên.", page.Text(), StringComparison.Ordinal);
        page = await administrator.PressAsync("Thực hiện mở lại", new Dictionary<string, string?>());
        Assert.Contains("Quyết định đã được thực hiện, từ chối hoặc thu hồi", page.Text(), StringComparison.Ordinal);
        await head.OpenAsync(Office.Address(id, "mo-lai"));
        await head.PressAsync("Quyết định mở lại hồ sơ", order);
        await administrator.OpenAsync($"/can-bo/mo-lai-ho-so/{id}");
        page = await administrator.PressAsync("Thực hiện mở lại", new Dictionary<string, string?>());
        Assert.Contains("Đã mở lại hồ sơ; yêu cầu mới nằm ở bàn tiếp nhận.", page.Text(), StringComparison.Ordinal);
        page = await head.OpenAsync(Office.Address(id));
        Assert.DoesNotContain("mở lại", page.Text(".cc-actions"), StringComparison.Ordinal);
        Assert.Contains("Người quyết định mở lại: " + office.Actor(Role.AgencyHead).Name, page.Text(".cc-history"), StringComparison.Ordinal);

        var again = (await office.World.DossierAsync(id)).ReopenedAsId!.Value;
        Assert.Contains("Hồ sơ đã kết thúc", (await head.OpenAsync(Office.Address(again))).Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Yêu cầu mới", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Văn bản chưa có hiệu lực", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Yêu cầu được mở lại từ hồ sơ đã kết thúc", (await citizen.OpenAsync($"/ho-so/{again}")).Text(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> On(string day, string reason) =>
        new() { ["Input.Date.Day"] = day, ["Input.Date.Month"] = "3", ["Input.Date.Year"] = "2026", ["Input.Reason"] = reason };
}
