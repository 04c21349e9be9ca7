using System.Net;
using System.Text;
using System.Text.Json;
using CaiCach.Application.Communes;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The register of communes is loaded and looked up, and communes are picked on every page where somebody types an address, without JavaScript.</summary>
public sealed class CommunePageTests
{
    private const string Href = "/can-bo/dia-ban";
    private const string Csv = "Mã,Tên,Loại,Mã tỉnh,Từ ngày,Đến ngày,Đơn vị cũ\n90001,Đông Thử,phường,44,01/07/2025,,xã Chia; huyện Thử; tỉnh Quảng Trị\n90002,Cam Thử,xã,44,01/07/2025,,xã Chia; huyện Thử; tỉnh Quảng Trị\n90003,Đông Thử,phường,01,01/07/2025,,\n";

    [Fact]
    public async Task An_administrator_loads_a_file_finds_communes_and_takes_the_register_out_again()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var admin = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator, "BKHCN"));
        await admin.OpenAsync("/can-bo/to-chuc");
        var page = await admin.ClickAsync("Xã, phường");
        Assert.Equal("Chọn tệp xã, phường (XLSX hoặc CSV).", (await admin.PressAsync("Nạp tệp")).ErrorAt("Upload"));
        page = await admin.PressAsync("Nạp tệp", null, new ChosenFile("Upload", "xa.csv", Encoding.UTF8.GetBytes(Csv + "9,A,làng,44,01/07/2025,,\n")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại."), (page.Status, page.ErrorAt("Upload")));
        Assert.Equal(2, page.Document.QuerySelectorAll("#cho-sai ~ table tbody tr").Length);
        Assert.Empty((await site.World.ReferenceAsync()).Communes.All);
        page = await admin.PressAsync("Nạp tệp", null, new ChosenFile("Upload", "xa.csv", Encoding.UTF8.GetBytes(Csv)));
        Assert.Contains("Đã nạp: 3 dòng mới, 0 dòng thay đổi, 0 dòng như cũ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("tệp xa.csv: 3 dòng mới", page.Text(".cc-versions"), StringComparison.Ordinal);

        page = await admin.OpenAsync(Href + "?tinh=44&tim=xa+chia");
        Assert.Equal(["90002", "90001"], page.Document.QuerySelectorAll("tbody .cc-code").Select(c => c.TextContent));
        Assert.Contains("xã Chia, huyện Thử, tỉnh Quảng Trị", page.Text("tbody"), StringComparison.Ordinal);
        foreach (var format in CommuneTables.Formats)
        {
            using var answer = await admin.GetAsync($"{Href}?handler=File&dang={format}");
            await admin.OpenAsync(Href);
            page = await admin.PressAsync("Nạp tệp", null, new ChosenFile("Upload", "lai." + format, await answer.Content.ReadAsByteArrayAsync()));
            Assert.Contains("0 dòng mới, 0 dòng thay đổi, 3 dòng như cũ", page.Text(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(Href + "?handler=File&dang=exe")).Status);
        using var below = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"));
        page = await below.OpenAsync(Href);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=file]"));
        using var clerk = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.OpenAsync(Href)).Status);
    }

    [Fact]
    public async Task The_register_of_the_country_is_loaded_with_one_press_and_leaves_what_was_corrected()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var admin = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator, "BKHCN"));
        await admin.OpenAsync(Href);
        await admin.PressAsync("Nạp tệp", null, new ChosenFile("Upload", "sua.csv", Encoding.UTF8.GetBytes("Mã,Tên,Loại,Mã tỉnh,Từ ngày,Đến ngày,Đơn vị cũ\n00004,Ba Đình,phường,01,01/07/2025,31/12/2026,\n")));
        var page = await admin.PressAsync("Nạp danh mục cả nước");
        Assert.Contains("Đã nạp: 3320 dòng mới, 0 dòng thay đổi, 1 dòng như cũ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(new(2026, 12, 31), (await site.World.ReferenceAsync()).Communes.All.Single(c => c.Code == "00004").To);
        page = await admin.PressAsync("Nạp danh mục cả nước");
        Assert.Contains("Đã nạp: 0 dòng mới, 0 dòng thay đổi, 3321 dòng như cũ.", page.Text(), StringComparison.Ordinal);
        page = await admin.OpenAsync(Href + "?tinh=44&tim=dong+ha");
        Assert.Contains("phường Đông Hà", page.Text("tbody"), StringComparison.Ordinal);

        using var below = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"));
        Assert.DoesNotContain("Nạp danh mục cả nước", (await below.OpenAsync(Href)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_finds_the_commune_by_its_old_name_picks_one_and_the_officials_see_both()
    {
        await using var site = await LoadedAsync();
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        var page = await visitor.StartAsync();
        page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>(FilingSteps.Applicant) { ["Input.Commune.Search"] = "xa chia" });
        Assert.StartsWith("Bấm “Tìm xã, phường” rồi chọn", page.ErrorAt("Input.Commune.Search"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Tìm xã, phường", new Dictionary<string, string?> { ["Input.Commune.Search"] = "xa chia", ["Input.Address"] = "Thôn Một" });
        Assert.Equal(("xa chia", "Thôn Một"), (page.ValueOf("Input.Commune.Search"), page.ValueOf("Input.Address")));
        Assert.Equal(["", "90002", "90001"], page.Document.QuerySelectorAll("select[name='Input.Commune.Code'] option").Select(o => o.GetAttribute("value")));
        Assert.Contains("xã Cam Thử, tỉnh Quảng Trị (trước đây: xã Chia, huyện Thử, tỉnh Quảng Trị)", page.Text("select[name='Input.Commune.Code']"), StringComparison.Ordinal);
        Assert.Null(page.ErrorAt("Input.Commune.Search"));
        page = await visitor.PressAsync("Tìm xã, phường", new Dictionary<string, string?> { ["Input.Commune.Search"] = "không có" });
        Assert.Contains("Không có xã, phường nào mang tên này.", page.Text("fieldset[data-communes]"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Tìm xã, phường", new Dictionary<string, string?> { ["Input.Commune.Search"] = "dong thu", ["Input.Commune.Province"] = "44" });
        Assert.Equal("90001", page.ValueOf("Input.Commune.Code"));
        page = await visitor.PressAsync("Lưu và tiếp tục");
        Assert.EndsWith("/giay-to", page.Path, StringComparison.Ordinal);
        page = await visitor.OpenAsync(page.Path.Replace("giay-to", "nguoi-nop", StringComparison.Ordinal));
        Assert.Equal("90001", page.ValueOf("Input.Commune.Code"));
        await visitor.OpenAsync(page.Path.Replace("nguoi-nop", "giay-to", StringComparison.Ordinal));
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "phiếu.pdf", FilingSteps.Pdf("một")));
        page = await visitor.PressAsync("Tiếp tục");
        Assert.Contains("phường Đông Thử, tỉnh Quảng Trị (trước đây: xã Chia, huyện Thử, tỉnh Quảng Trị)", page.Text("#Input_Commune_Code"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        var dossier = await site.World.DossierAsync(page.IdIn());
        Assert.Equal(("90001", "Thôn Một, phường Đông Thử, tỉnh Quảng Trị"), (dossier.CommuneCode, dossier.Address));

        using var receiver = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        page = await receiver.OpenAsync("/can-bo/ho-so/" + dossier.Id);
        Assert.Contains("(trước đây: xã Chia, huyện Thử, tỉnh Quảng Trị), mã 90001", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counter_and_an_agent_pick_too_and_the_last_dossier_fills_it()
    {
        await using var office = await Office.OpenAsync();
        await LoadAsync(office.World);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var typed = new Dictionary<string, string?> { ["Input.IdNumber"] = "045190999902", ["Input.Name"] = "Trần Thị Thử Hai", ["Input.Phone"] = "0900000002", ["Input.Address"] = "Thôn Hai", ["Input.Commune.Search"] = "cam thu" };
        var page = await receiver.PressAsync("Tìm xã, phường", typed);
        Assert.Equal((HttpStatusCode.OK, "90002", "Trần Thị Thử Hai"), (page.Status, page.ValueOf("Input.Commune.Code"), page.ValueOf("Input.Name")));
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Papers[0].Originals"] = "1" });
        Assert.StartsWith("/can-bo/ho-so/", page.Path, StringComparison.Ordinal);
        Assert.Contains("Thôn Hai, xã Cam Thử, tỉnh Quảng Trị", page.Text(), StringComparison.Ordinal);

        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        await receiver.PressAsync("Xem hồ sơ của người này", new Dictionary<string, string?> { ["Input.IdNumber"] = "045190999902" });
        page = await receiver.PressAsync("Điền theo hồ sơ gần nhất");
        Assert.Equal("90002", page.ValueOf("Input.Commune.Code"));

        using var agent = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.PostalAgent, "SKHCN-QT-MC"));
        await agent.OpenAsync("/can-bo/dai-ly/nop/" + World.Procedure);
        page = await agent.PressAsync("Tìm xã, phường", new Dictionary<string, string?> { ["Input.Name"] = "Phạm Văn Thử Một", ["Input.Commune.Search"] = "cam thu" });
        Assert.Equal((HttpStatusCode.OK, "90002", "Phạm Văn Thử Một"), (page.Status, page.ValueOf("Input.Commune.Code"), page.ValueOf("Input.Name")));
    }

    [Fact]
    public async Task A_petition_has_the_commune_of_who_sends_it()
    {
        await using var site = await LoadedAsync();
        using var visitor = site.Browse();
        await visitor.OpenAsync("/phan-anh-kien-nghi");
        var page = await visitor.PressAsync("Tìm xã, phường", new Dictionary<string, string?> { ["Input.Kind"] = "Conduct", ["Input.Agency"] = World.Agency, ["Input.Content"] = "Chậm", ["Input.Name"] = "Phạm Văn Thử Một", ["Input.Phone"] = "0900000001", ["Input.Commune.Search"] = "cam thu" });
        Assert.Equal((HttpStatusCode.OK, "90002", "Chậm"), (page.Status, page.ValueOf("Input.Commune.Code"), page.ValueOf("Input.Content")));
        page = await visitor.PressAsync("Gửi");
        Assert.StartsWith("/phan-anh-kien-nghi/da-gui/", page.Path, StringComparison.Ordinal);
        await using var db = site.World.Database.Open();
        var petition = db.Petitions.Single();
        Assert.Equal(("90002", "xã Cam Thử, tỉnh Quảng Trị"), (petition.CommuneCode, petition.Address));
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        Assert.Contains("(trước đây: xã Chia, huyện Thử, tỉnh Quảng Trị), mã 90002", (await controller.OpenAsync("/can-bo/phan-anh/" + petition.Id)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_get_what_was_found_and_an_old_name_leads_to_the_place_to_file()
    {
        await using var site = await LoadedAsync("2026-06-01T09:00");
        using var visitor = site.Browse();
        using var answer = await visitor.GetAsync("/xa-phuong?tinh=44&tim=dong%20thu");
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl?.ToString());
        using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var only = Assert.Single(found.RootElement.EnumerateArray());
        Assert.Equal(("90001", "phường Đông Thử, tỉnh Quảng Trị"), (only.GetProperty("code").GetString(), only.GetProperty("name").GetString()));
        using var nothing = await visitor.GetAsync("/xa-phuong");
        Assert.Equal("[]", await nothing.Content.ReadAsStringAsync());

        await visitor.OpenAsync("/thu-tuc/2.000908");
        var page = await visitor.PressAsync("Xem nơi nộp, ngày hẹn, phí", new Dictionary<string, string?> { ["noi-o"] = "xa chia, huyen thu" });
        Assert.Contains("xã Cam Thử, tỉnh Quảng Trị (trước đây: xã Chia, huyện Thử, tỉnh Quảng Trị)", page.Text("#cho-toi dl"), StringComparison.Ordinal);
        Assert.Contains("Sở Khoa học và Công nghệ", page.Text("#cho-toi dl"), StringComparison.Ordinal);
        page = await visitor.OpenAsync(page.Document.QuerySelector("#cho-toi dl a")!.GetAttribute("href")!);
        Assert.Equal("xã Cam Thử, tỉnh Quảng Trị", page.ValueOf("noi-o"));
        Assert.DoesNotContain("Đông Thử", page.Text("#cho-toi dl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_corrects_the_owner_picks_the_commune_of_the_right_address()
    {
        await using var office = await Office.OpenAsync();
        await LoadAsync(office.World);
        var id = await office.SubmittedAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "sua-chu-ho-so"));
        var page = await receiver.PressAsync("Tìm xã, phường", new Dictionary<string, string?> { ["Input.Owner.Commune.Search"] = "xa chia", ["Input.Owner.Address"] = "Thôn Đúng", ["Input.Reason"] = "Ghi nhầm xã." });
        Assert.Equal(("Thôn Đúng", "Ghi nhầm xã."), (page.ValueOf("Input.Owner.Address"), page.ValueOf("Input.Reason")));
        page = await receiver.PressAsync("Sửa thông tin chủ hồ sơ");
        Assert.StartsWith("Bấm “Tìm xã, phường” rồi chọn", page.ErrorAt("Input.Owner.Commune.Search"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Sửa thông tin chủ hồ sơ", FilingSteps.Chosen("Input.Owner.Commune.Code", "90002"));
        Assert.Contains("Đã sửa thông tin chủ hồ sơ", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("Thôn Đúng, xã Cam Thử, tỉnh Quảng Trị", "90002"), await office.World.DossierAsync(id) is var dossier ? (dossier.Address, dossier.CommuneCode) : default);
        Assert.Contains("Đang ghi: xã Cam Thử, tỉnh Quảng Trị.", (await receiver.OpenAsync(Office.Address(id, "sua-chu-ho-so"))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_register_nothing_is_asked()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        var page = await visitor.StartAsync();
        Assert.Empty(page.Document.QuerySelectorAll("[data-communes]"));
        page = await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        Assert.EndsWith("/giay-to", page.Path, StringComparison.Ordinal);
    }

    private static async Task<TestSite> LoadedAsync(string? now = null)
    {
        var site = now is null ? await TestSite.StartAsync("sqlite") : await TestSite.StartAsync("sqlite", now);
        await LoadAsync(site.World);
        return site;
    }

    private static async Task LoadAsync(World world)
    {
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN");
        Assert.IsType<ImportCommunes.Outcome.Done>(await world.Do<ImportCommunes, ImportCommunes.Outcome>(u => u.RunAsync(world.By(admin), Encoding.UTF8.GetBytes(Csv), "xa.csv")));
    }
}
