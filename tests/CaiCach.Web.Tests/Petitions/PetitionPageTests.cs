using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Petitions;

/// <summary>A petition through the pages of everyone who has a part in it. Sent on Monday 02/3/2026, 09:00.</summary>
public sealed class PetitionPageTests
{
    private const string Send = "/phan-anh-kien-nghi";

    private static Dictionary<string, string?> Written(params (string Field, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>
        {
            ["Input.Kind"] = "Conduct",
            ["Input.Agency"] = World.Agency,
            ["Input.Content"] = "Hồ sơ bị trả lời chậm.",
            ["Input.Name"] = "Phạm Văn Thử Một",
            ["Input.Phone"] = "0900000001",
        };
        foreach (var (field, value) in changes)
        {
            form["Input." + field] = value;
        }

        return form;
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        await citizen.OpenAsync(Send);
        var page = await citizen.PressAsync("Gửi", new Dictionary<string, string?> { ["Input.Content"] = "Chậm", ["Input.Phone"] = "12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Chọn nội dung phản ánh, kiến nghị.", "Chọn cơ quan nhận phản ánh, kiến nghị.", "Nhập họ và tên."), (page.ErrorAt("Input.Kind"), page.ErrorAt("Input.Agency"), page.ErrorAt("Input.Name")));
        Assert.Equal(("Chậm", "12"), (page.ValueOf("Input.Content"), page.ValueOf("Input.Phone")));
        await using var db = site.World.Database.Open();
        Assert.False(await db.Petitions.AnyAsync());
    }

    [Fact]
    public async Task A_controller_sends_a_petition_to_the_competent_body_and_its_whole_way_is_shown()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        await citizen.OpenAsync(Send);
        await citizen.PressAsync("Gửi", Written());
        await using var db = site.World.Database.Open();
        var petition = await db.Petitions.AsNoTracking().SingleAsync();
        var address = $"/can-bo/phan-anh/{petition.Id}?buoc=chuyen-co-quan";
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        using var competent = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT"));
        var page = await controller.OpenAsync(address);
        Assert.Contains("Chuyển trước 17:00 04/03/2026 là đúng hạn.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hết 2 ngày làm việc: hạn từ chối hoặc chuyển cơ quan có thẩm quyền là 17:00", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hết 5 ngày làm việc: hạn yêu cầu bổ sung là", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hết 15 ngày làm việc: hạn trả lời là", page.Text(), StringComparison.Ordinal);
        page = await controller.PressAsync("Chuyển cơ quan có thẩm quyền", new Dictionary<string, string?> { ["Input.Text"] = "Về sáng chế" });
        Assert.Equal(("Phải chọn cơ quan có thẩm quyền.", "Về sáng chế"), (page.ErrorAt("Input.Unit"), page.ValueOf("Input.Text")));
        Assert.DoesNotContain("Đã chuyển qua các cơ quan", page.Text(), StringComparison.Ordinal);
        page = await controller.PressAsync("Chuyển cơ quan có thẩm quyền", new Dictionary<string, string?> { ["Input.Unit"] = (await site.World.UnitAsync("BKHCN-SHTT")).ToString() });
        Assert.DoesNotContain(petition.Code, page.Text("main"), StringComparison.Ordinal);

        page = await competent.OpenAsync(address);
        Assert.Contains("Phản ánh này đã được chuyển 1 lần", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Về sáng chế", page.Text(".govuk-list--number"), StringComparison.Ordinal);
        page = await competent.PressAsync("Chuyển cơ quan có thẩm quyền", new Dictionary<string, string?> { ["Input.Unit"] = (await site.World.UnitAsync(World.Agency)).ToString() });
        Assert.Equal("Phải ghi rõ lý do chuyển.", page.ErrorAt("Input.Text"));

        await citizen.OpenAsync(Send + "/theo-doi");
        var own = await citizen.PressAsync("Xem", new Dictionary<string, string?> { ["Input.Code"] = petition.Code, ["Input.LastFour"] = "0001" });
        Assert.Contains("Đã chuyển đến cơ quan có thẩm quyền", own.Text(), StringComparison.Ordinal);
        Assert.Contains("Về sáng chế", own.Text(), StringComparison.Ordinal);
        Assert.Contains("Chuyển đến cơ quan có thẩm quyền lúc", own.Text("ol.govuk-list--number"), StringComparison.Ordinal);
        Assert.Contains("Hết 15 ngày làm việc: hạn trả lời là", own.Text("ol.govuk-list--number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_II05_leads_from_a_figure_to_its_petitions_and_back_and_form_II03_is_shown_beside_it()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        await citizen.OpenAsync(Send);
        await citizen.PressAsync("Gửi", Written());
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        await using var db = site.World.Database.Open();
        var code = await db.Petitions.Select(p => p.Code).SingleAsync();
        var page = await controller.OpenAsync($"/can-bo/bao-cao/ii05?don-vi={World.Agency}&ky=t3&nam=2026");
        Assert.Equal("Tổng cộng 1 0 1 0 0 0 0 0 0 0 0 1 1 0 0", page.Text(".cc-report__total"));
        Assert.Contains("Đơn vị tính: phản ánh, kiến nghị.", page.Text(".cc-report"), StringComparison.Ordinal);
        Assert.Contains("chưa kiểm chứng", page.Text(), StringComparison.Ordinal);
        page = await controller.OpenAsync(page.Document.QuerySelector(".cc-report__total td:nth-child(5) a")!.GetAttribute("href")!);
        Assert.Equal("Tiếp nhận: Tiếp nhận mới (5)", page.Text("h1"));
        Assert.Contains(code, page.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal($"/can-bo/bao-cao/ii05?don-vi={World.Agency}&ky=t3&nam=2026", page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
        page = await controller.OpenAsync($"/can-bo/bao-cao/ii03?don-vi={World.Agency}&ky=t3&nam=2026");
        Assert.Contains("Đơn vị tính: thủ tục hành chính.", page.Text(".cc-report"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await controller.OpenAsync($"/can-bo/bao-cao/ii03/ho-so?don-vi={World.Agency}&tu=2026-03-01&den=2026-03-31&cot=3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await controller.OpenAsync($"/can-bo/bao-cao/ii03/ho-so?don-vi=BKHCN&tu=2026-03-01&den=2026-03-31&cot=3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await controller.OpenAsync($"/can-bo/bao-cao/ii05/ho-so?don-vi={World.Agency}&tu=2026-03-01&den=2026-03-31&cot=18")).Status);
    }

    [Fact]
    public async Task A_petition_goes_from_the_citizen_through_the_office_to_the_public_and_back_for_a_rating()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        await citizen.OpenAsync(Send);
        var sent = await citizen.PressAsync("Gửi", Written());
        Assert.Contains("Đã nhận phản ánh, kiến nghị", sent.Text(), StringComparison.Ordinal);
        await using var db = site.World.Database.Open();
        var petition = await db.Petitions.AsNoTracking().SingleAsync();
        Assert.Contains(petition.Code, sent.Text(), StringComparison.Ordinal);

        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        using var specialist = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"));
        using var head = await site.BrowseAsync(await site.World.OfficialAsync(Role.AgencyHead));
        var address = $"/can-bo/phan-anh/{petition.Id}";
        Assert.Contains(petition.Code, (await controller.OpenAsync("/can-bo/phan-anh")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.OpenAsync(address)).Status);

        await controller.OpenAsync(address + "?buoc=chuyen");
        var page = await controller.PressAsync("Chuyển xử lý", new Dictionary<string, string?>());
        Assert.Equal("Phải chọn đơn vị xử lý.", page.ErrorAt("Input.Unit"));
        page = await controller.PressAsync("Chuyển xử lý", new Dictionary<string, string?> { ["Input.Unit"] = (await site.World.UnitAsync("SKHCN-QT-QLCN")).ToString() });
        Assert.Contains("Đã ghi nhận.", page.Text(), StringComparison.Ordinal);

        await specialist.OpenAsync(address + "?buoc=soan-tra-loi");
        await specialist.PressAsync("Trình trả lời", new Dictionary<string, string?> { ["Input.Text"] = "Sở đã chấn chỉnh." });
        var sign = await head.OpenAsync(address + "?buoc=ky");
        Assert.Equal("Sở đã chấn chỉnh.", sign.ValueOf("Input.Text"));
        await head.PressAsync("Ký trả lời", new Dictionary<string, string?>());

        await controller.OpenAsync(address + "?buoc=cong-khai");
        page = await controller.PressAsync("Công khai trả lời", new Dictionary<string, string?> { ["Input.Title"] = "Ông Phạm Văn Thử Một phản ánh" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("hãy bỏ trước khi công khai", page.ErrorAt("Input.Title"), StringComparison.Ordinal);
        await controller.PressAsync("Công khai trả lời", new Dictionary<string, string?> { ["Input.Title"] = "Trả lời chậm hồ sơ" });
        var shown = await citizen.OpenAsync(Send + "/da-tra-loi");
        Assert.Contains("Trả lời chậm hồ sơ", shown.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn", shown.Html, StringComparison.Ordinal);

        await citizen.OpenAsync(Send + "/theo-doi");
        var own = await citizen.PressAsync("Xem", new Dictionary<string, string?> { ["Input.Code"] = petition.Code, ["Input.LastFour"] = "0001" });
        Assert.Contains("Sở đã chấn chỉnh.", own.Text(), StringComparison.Ordinal);
        own = await citizen.PressAsync("Gửi đánh giá", new Dictionary<string, string?>());
        Assert.Equal("Chọn mức độ hài lòng.", own.ErrorAt("Input.Satisfaction"));
        own = await citizen.PressAsync("Gửi đánh giá", new Dictionary<string, string?> { ["Input.Satisfaction"] = nameof(Satisfaction.Satisfied) });
        Assert.Contains("Cảm ơn ông/bà đã đánh giá.", own.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Gửi đánh giá", own.Text(), StringComparison.Ordinal);

        var figures = await controller.OpenAsync("/can-bo/phan-anh/ket-qua");
        Assert.Contains("Người gửi hài lòng", figures.Text(), StringComparison.Ordinal);
        var behind = await controller.OpenAsync(figures.Document.QuerySelectorAll("td a")[0].GetAttribute("href")!);
        Assert.Contains(petition.Code, behind.Text(), StringComparison.Ordinal);
        foreach (var link in figures.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!))
        {
            using var file = await controller.GetAsync(link);
            var text = Workspace.DaySheetPageTests.TextOf(link[(link.LastIndexOf('=') + 1)..], await file.Content.ReadAsByteArrayAsync());
            Assert.All(new[] { "Trả lời, từ chối đúng hạn", "Tổng cộng", "Sở Khoa học và Công nghệ tỉnh Quảng Trị" }, said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        Assert.Equal(4, figures.Document.QuerySelectorAll("a[download]").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await controller.OpenAsync("/can-bo/phan-anh/ket-qua?dinh-dang=pdf")).Status);
    }

    [Fact]
    public async Task An_unknown_code_and_wrong_digits_get_one_answer_and_guessing_ends()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        await citizen.OpenAsync(Send);
        await citizen.PressAsync("Gửi", Written());
        await using var db = site.World.Database.Open();
        var code = (await db.Petitions.AsNoTracking().SingleAsync()).Code;
        await citizen.OpenAsync(Send + "/theo-doi");
        var unknown = await citizen.PressAsync("Xem", new Dictionary<string, string?> { ["Input.Code"] = "PA-260302-22222222", ["Input.LastFour"] = "0001" });
        for (var i = 0; i < 10; i++)
        {
            var wrong = await citizen.PressAsync("Xem", new Dictionary<string, string?> { ["Input.Code"] = code, ["Input.LastFour"] = "9999" });
            Assert.Equal(unknown.ErrorAt("Input.Code"), wrong.ErrorAt("Input.Code"));
        }

        var closed = await citizen.PressAsync("Xem", new Dictionary<string, string?> { ["Input.Code"] = code, ["Input.LastFour"] = "0001" });
        Assert.Equal("Mã này đã bị tra cứu sai quá nhiều lần. Hãy chờ 15 phút.", closed.ErrorAt("Input.Code"));
    }

    [Fact]
    public async Task The_pages_speak_english_too()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        var page = await citizen.OpenAsync(Send + "?lang=en");
        Assert.Contains("Petitions about administrative procedures", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Conduct of officials or offices", page.Text(), StringComparison.Ordinal);
    }
}
