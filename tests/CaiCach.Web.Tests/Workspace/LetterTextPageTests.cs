using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An administrator writes the text of a letter.</summary>
public sealed class LetterTextPageTests
{
    private const string Address = "/can-bo/loi-van-giay/SKHCN-QT/tt-03-2025/mau-03";

    [Fact]
    public async Task A_text_is_previewed_on_a_dossier_a_fault_names_its_place_and_nothing_typed_is_lost_and_a_version_is_saved()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var dossier = await office.World.DossierAsync(id);
        using var editor = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await editor.OpenAsync("/can-bo");
        await editor.ClickAsync("Lời văn giấy");
        var page = await editor.ClickAsync("Phiếu từ chối tiếp nhận giải quyết hồ sơ");
        Assert.Contains("{mot_cua_dien_thoai}", page.ValueOf("Input.Closing"), StringComparison.Ordinal);
        Assert.Contains("{#each giay_to}", (await editor.OpenAsync(Address.Replace("mau-03", "mau-01", StringComparison.Ordinal))).Text(".cc-fields"), StringComparison.Ordinal);
        await editor.OpenAsync(Address);

        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Body"] = "Kính báo <b>{chu_ho_so}</b>\nvì {ly_do}", ["Input.Dossier"] = dossier.Code!.ToLowerInvariant() });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"Kính báo <b>{dossier.OwnerName}</b>", page.Text("article"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("article b"));

        page = await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Body"] = "Dòng một\nGửi {chu_ho}", ["Input.InForceFrom.Day"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Dòng 2, cột 5: không có trường {chu_ho}; có phải {chu_ho_so}?", page.ErrorAt("Input.Body"));
        Assert.Equal("Ngày bắt đầu áp dụng: còn thiếu ngày", page.ErrorAt("Input.InForceFrom"));
        Assert.Equal("Dòng một\nGửi {chu_ho}", page.ValueOf("Input.Body"));

        page = await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Body"] = "Gửi {chu_ho_so}", ["Input.InForceFrom.Day"] = "2" });
        Assert.Contains("Đã lưu bản 1.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Gửi {chu_ho_so}", page.ValueOf("Input.Body"));
        Assert.Contains("đang dùng bản 1 của cơ quan", (await editor.OpenAsync("/can-bo/loi-van-giay")).Text(), StringComparison.Ordinal);
        Assert.Contains("{ly_do}", (await editor.OpenAsync(Address + "?ban=goc")).ValueOf("Input.Body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_lets_a_book_go_on_from_the_paper_book_and_a_controller_sees_none()
    {
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        Assert.DoesNotContain("Số thứ tự của sổ văn bản", (await controller.OpenAsync("/can-bo/loi-van-giay")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await controller.OpenAsync("/can-bo/loi-van-giay/so-thu-tu")).Status);
        using var keeper = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, World.Agency));
        await keeper.OpenAsync("/can-bo/loi-van-giay");
        var page = await keeper.ClickAsync("Số thứ tự của sổ văn bản");
        var book = page.Document.QuerySelectorAll("#Input_Book option").Single(o => o.TextContent.Contains("Danh sách bàn giao hồ sơ", StringComparison.Ordinal)).GetAttribute("value");

        page = await keeper.PressAsync("Lưu số tiếp theo", new Dictionary<string, string?> { ["Input.Book"] = book, ["Input.Next"] = "năm trăm", ["Input.Reason"] = "Nối tiếp sổ giấy" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nhập số tiếp theo là số nguyên từ 1 đến 999.999, ví dụ 514.", page.ErrorAt("Input.Next"));
        Assert.Equal(("năm trăm", "Nối tiếp sổ giấy"), (page.ValueOf("Input.Next"), page.ValueOf("Input.Reason")));

        page = await keeper.PressAsync("Lưu số tiếp theo", new Dictionary<string, string?> { ["Input.Next"] = "1.514" });
        Assert.Contains("Đã lưu số tiếp theo.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("1513", page.Text("table"), StringComparison.Ordinal);
        page = await keeper.PressAsync("Lưu số tiếp theo", new Dictionary<string, string?> { ["Input.Book"] = book, ["Input.Next"] = "1513", ["Input.Reason"] = "Nhầm" });
        Assert.Equal("Sổ này đã cấp đến số 1513; số tiếp theo phải lớn hơn.", page.ErrorAt("Input.Next"));
    }

    [Fact]
    public async Task The_control_sheet_is_previewed_on_a_dossier_and_the_register_on_a_day()
    {
        await using var office = await Office.OpenAsync();
        var dossier = await office.World.DossierAsync(await office.AssignedAsync());
        using var editor = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await editor.OpenAsync("/can-bo/loi-van-giay");
        var page = await editor.ClickAsync("Phiếu kiểm soát quá trình giải quyết hồ sơ");
        Assert.Null(page.Document.QuerySelector("[name='Input.Body']"));
        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Opening"] = "Phiếu của {chu_ho_so}", ["Input.Closing"] = "Hết phiếu", ["Input.Dossier"] = dossier.Code });
        var sheet = page.Text("article");
        Assert.All(new[] { "Phiếu của " + dossier.OwnerName, "Giao: Bộ phận Tiếp nhận và Trả kết quả", "Giao – nhận", "Hết phiếu" }, said => Assert.Contains(said, sheet, StringComparison.Ordinal));
        Assert.Contains("Phiếu của Nguyễn Thị Mẫu", (await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Dossier"] = "" })).Text("article"), StringComparison.Ordinal);

        await editor.OpenAsync("/can-bo/loi-van-giay");
        await editor.ClickAsync("Sổ theo dõi hồ sơ");
        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Opening"] = "**Sổ của {co_quan}**", ["Input.Dossier"] = "31/2/2026" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập ngày như 26/11/2026.", "**Sổ của {co_quan}**"), (page.Status, page.ErrorAt("Input.Dossier"), page.ValueOf("Input.Opening")));
        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Dossier"] = "2/3/2026" });
        Assert.Contains("Sổ của Sở Khoa học và Công nghệ", page.Text("article strong"), StringComparison.Ordinal);
        Assert.Contains(dossier.Code!, page.Text("article .print-register tbody"), StringComparison.Ordinal);
        Assert.Contains("Sổ này có 1 hồ sơ.", page.Text("article"), StringComparison.Ordinal);
        Assert.Equal("Dòng 1, cột 1: không có trường {chu_ho_so}; có phải {so_ho_so}?", (await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Closing"] = "{chu_ho_so}" })).ErrorAt("Input.Closing"));

        using var administrator = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, World.Agency));
        await administrator.OpenAsync("/can-bo/loi-van-giay/SKHCN-QT/tt-01-2018/mau-07");
        page = await administrator.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Dossier"] = "2/3/2026" });
        Assert.Equal("Không có sổ của đơn vị với mã này trong phạm vi được xem.", page.ErrorAt("Input.Dossier"));
        Assert.Contains("Mẫu số 06", page.Text("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_keeps_what_was_typed_and_can_save_again()
    {
        await using var office = await Office.OpenAsync();
        using var one = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, World.Agency));
        using var other = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await one.OpenAsync(Address);
        await other.OpenAsync(Address);
        await one.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Body"] = "Của người trước" });

        var page = await other.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Body"] = "Của người sau" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Người khác vừa lưu một bản mới của mẫu này", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Của người sau", page.ValueOf("Input.Body"));
        Assert.Contains("Đã lưu bản 2.", (await other.PressAsync("Lưu bản mới")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_write_texts_reach_them_and_each_only_those_of_the_own_body()
    {
        await using var office = await Office.OpenAsync();
        using var foreign = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-SHTT"));

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync(Address.Replace("SKHCN-QT", "KHONG", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.OK, (await foreign.OpenAsync(Address.Replace("SKHCN-QT", "BKHCN-SHTT", StringComparison.Ordinal))).Status);
    }
}
