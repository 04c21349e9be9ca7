using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An administrator writes the text of an e-mail and a text message.</summary>
public sealed class MessageTextPageTests
{
    private const string Address = "/can-bo/loi-van-thu-tin/SKHCN-QT/tiep-nhan";

    [Fact]
    public async Task A_text_is_previewed_on_a_dossier_a_fault_names_its_place_and_nothing_typed_is_lost_and_a_version_is_saved()
    {
        await using var office = await Office.OpenAsync();
        var dossier = await office.World.DossierAsync(await office.AcceptedAsync());
        using var editor = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await editor.OpenAsync("/can-bo/loi-van-giay");
        await editor.ClickAsync("Lời văn thư điện tử, tin nhắn");
        var page = await editor.ClickAsync("Hồ sơ đã được tiếp nhận");
        Assert.Contains("{ma_ho_so}", page.ValueOf("Input.Mail"), StringComparison.Ordinal);
        Assert.Contains("Số điện thoại Bộ phận Một cửa", page.Text(".cc-fields"), StringComparison.Ordinal);

        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Mail"] = "Mã <b>{ma_ho_so}</b>\nDòng hai", ["Input.Sms"] = "Mã số {ma_ho_so}", ["Input.Dossier"] = dossier.Code!.ToLowerInvariant() });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"Mã <b>{dossier.Code}</b>", page.Text("article"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("article b"));
        Assert.Contains($"Ma so {dossier.Code} Xem:", page.Text(), StringComparison.Ordinal);
        Assert.Contains("gửi thành 1 tin", page.Text(), StringComparison.Ordinal);

        page = await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Subject"] = "", ["Input.Mail"] = "Dòng một\nGửi {hen_tr}", ["Input.InForceFrom.Day"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nhập tiêu đề thư.", page.ErrorAt("Input.Subject"));
        Assert.Equal("Dòng 2, cột 5: không có trường {hen_tr}; có phải {hen_tra}?", page.ErrorAt("Input.Mail"));
        Assert.Equal("Ngày bắt đầu áp dụng: còn thiếu ngày", page.ErrorAt("Input.InForceFrom"));
        Assert.Equal("Dòng một\nGửi {hen_tr}", page.ValueOf("Input.Mail"));
        Assert.Equal("Mã số {ma_ho_so}", page.ValueOf("Input.Sms"));

        page = await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Subject"] = "Tin mới", ["Input.Mail"] = "Hồ sơ {ma_ho_so}", ["Input.InForceFrom.Day"] = "2" });
        Assert.Contains("Đã lưu bản 1.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Hồ sơ {ma_ho_so}", page.ValueOf("Input.Mail"));
        Assert.Contains("đang dùng bản 1 của cơ quan", (await editor.OpenAsync("/can-bo/loi-van-thu-tin")).Text(), StringComparison.Ordinal);
        Assert.Contains("{hen_tra}", (await editor.OpenAsync(Address + "?ban=goc")).ValueOf("Input.Mail"), StringComparison.Ordinal);
        Assert.Equal("Tin mới", (await editor.OpenAsync(Address + "?ban=1")).ValueOf("Input.Subject"));

        await editor.OpenAsync("/can-bo/loi-van-thu-tin");
        page = await editor.ClickAsync("Phản ánh, kiến nghị: đã trả lời");
        Assert.Contains("phải gửi theo quy định", page.Text(), StringComparison.Ordinal);
        Assert.Contains("{han_danh_gia}", page.Text(".cc-fields"), StringComparison.Ordinal);
        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Dossier"] = "PA-0000-0000" });
        Assert.Equal("Không tìm thấy phản ánh, kiến nghị có mã này trong phạm vi được xem.", page.ErrorAt("Input.Dossier"));
    }

    [Fact]
    public async Task The_notice_of_an_official_is_written_beside_its_mail_which_carries_no_reason()
    {
        await using var office = await Office.OpenAsync();
        using var editor = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, World.Agency));
        await editor.OpenAsync("/can-bo/loi-van-thu-tin");
        var page = await editor.ClickAsync("Cán bộ: đề xuất bị trả lại");
        Assert.Contains("{ly_do}", page.ValueOf("Input.Notice"), StringComparison.Ordinal);
        Assert.Contains("Lý do hoặc lời nhắn cán bộ đã ghi (chỉ trong hệ thống)", page.Text(".cc-fields"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Sms']"));

        page = await editor.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Notice"] = "Sở trả {ma_ho_so}: {ly_do}", ["Input.Mail"] = "Xem {ma_ho_so}" });
        Assert.Contains("Sở trả H44.15-260302-0001: Thiếu nhận xét về điều kiện.", page.Text("article"), StringComparison.Ordinal);

        page = await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Mail"] = "Vì {ly_do}" });
        Assert.Equal("Dòng 1, cột 4: không có trường {ly_do}; xem danh sách trường của mẫu này.", page.ErrorAt("Input.Mail"));
        Assert.Equal("Sở trả {ma_ho_so}: {ly_do}", page.ValueOf("Input.Notice"));
        Assert.Contains("Đã lưu bản 1.", (await editor.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Mail"] = "Xem {ma_ho_so}" })).Text(), StringComparison.Ordinal);
        Assert.Equal("Sở trả {ma_ho_so}: {ly_do}", (await editor.OpenAsync("/can-bo/loi-van-thu-tin/SKHCN-QT/can-bo-tra-lai-de-xuat")).ValueOf("Input.Notice"));
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_keeps_what_was_typed_and_can_save_again()
    {
        await using var office = await Office.OpenAsync();
        using var one = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, World.Agency));
        using var other = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await one.OpenAsync(Address);
        await other.OpenAsync(Address);
        await one.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Mail"] = "Của người trước" });

        var page = await other.PressAsync("Lưu bản mới", new Dictionary<string, string?> { ["Input.Mail"] = "Của người sau" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Người khác vừa lưu một bản mới của thông báo này", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Của người sau", page.ValueOf("Input.Mail"));
        Assert.Contains("Đã lưu bản 2.", (await other.PressAsync("Lưu bản mới")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_write_texts_reach_them_and_each_only_those_of_the_own_body()
    {
        await using var office = await Office.OpenAsync();
        using var foreign = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-SHTT"));

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync("/can-bo/loi-van-thu-tin/BKHCN-SHTT/khong-co")).Status);
        Assert.Equal(HttpStatusCode.OK, (await foreign.OpenAsync(Address.Replace("SKHCN-QT", "BKHCN-SHTT", StringComparison.Ordinal))).Status);
    }
}
