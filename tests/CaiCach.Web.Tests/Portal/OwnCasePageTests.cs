using System.Net;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

/// <summary>What a person finds of the own case, by events of life and from the own dossier, without JavaScript.</summary>
public sealed class OwnCasePageTests
{
    [Fact]
    public async Task Up_to_three_questions_tell_where_to_file_when_it_is_done_and_for_how_much()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-06-01T09:00");
        using var visitor = site.Browse();
        var page = await visitor.OpenAsync("/thu-tuc/2.000908");
        Assert.True(page.Document.QuerySelectorAll("#cho-toi .govuk-form-group").Length <= 3);
        Assert.Null(page.Document.QuerySelector("#cho-toi dl"));
        page = await visitor.PressAsync("Xem nơi nộp, ngày hẹn, phí", new Dictionary<string, string?> { ["noi-o"] = "phường Đông Hà, Quảng Trị" });
        Assert.Equal("phường Đông Hà, Quảng Trị", page.ValueOf("noi-o"));
        Assert.Contains("Nộp ởSở Khoa học và Công nghệ", page.Text("#cho-toi dl").Replace(" Sở", "Sở", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Cục Sở hữu trí tuệ", page.Text("#cho-toi dl"), StringComparison.Ordinal);
        Assert.Contains("Nộp bây giờ thì có kết quả trước", page.Text("#cho-toi dl"), StringComparison.Ordinal);
        Assert.Contains("Phí, lệ phí", page.Text("#cho-toi dl"), StringComparison.Ordinal);

        page = await visitor.OpenAsync("/thu-tuc/2.000908?kenh=9&truong-hop=%3Cscript%3E&noi-o=%3Cscript%3E");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_life_and_common_names_lead_to_procedures_and_their_keeper_is_told_which_line_is_wrong()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync("/can-bo/danh-muc");
        await controller.ClickAsync("Sự kiện và cách gọi");
        var page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Events"] = "Mở phòng khám: 9.999999", ["Input.Names"] = "2.002131: đăng ký máy chụp" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Mở phòng khám: 9.999999", "2.002131: đăng ký máy chụp"), (page.Status, page.ValueOf("Input.Events"), page.ValueOf("Input.Names")));
        Assert.Equal("Dòng 1: không có thủ tục mang mã 9.999999.", page.ErrorAt("Input.Events"));
        page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Events"] = "Mở phòng khám: 2.002131, 2.002381" });
        Assert.Contains("Đã lưu; trang tìm kiếm của người dân dùng ngay.", page.Text(), StringComparison.Ordinal);

        using var visitor = site.Browse();
        await visitor.OpenAsync("/");
        page = await visitor.ClickAsync("Mở phòng khám");
        Assert.Equal("/thu-tuc", page.Path);
        Assert.Equal("2.002131", page.Document.QuerySelector("main .cc-card .cc-code")!.TextContent);
        Assert.Equal(2, page.Document.QuerySelectorAll("main .cc-card .cc-code").Length);
        page = await visitor.OpenAsync("/thu-tuc?tu-khoa=dang+ky+may+chup");
        Assert.Equal("2.002131", page.Document.QuerySelector("main .cc-card .cc-code")!.TextContent);

        await controller.OpenAsync("/can-bo/danh-muc/tim-kiem?co-quan=SKHCN-QT");
        Assert.Equal(new SaveSearchAids.Outcome.Done(2), await site.World.Do<SaveSearchAids, SaveSearchAids.Outcome>(async u => await u.RunAsync(site.World.By(await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP")), new(World.Agency, 1, "", ""))));
        page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Events"] = "Khác: 2.002131" });
        Assert.Equal((HttpStatusCode.Conflict, "Khác: 2.002131"), (page.Status, page.ValueOf("Input.Events")));
    }

    [Fact]
    public async Task From_the_own_dossier_a_question_and_a_petition_begin_with_its_code_and_procedure()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var citizen = await site.World.CitizenAsync();
        var submitted = await site.World.SubmitAsync(citizen);
        using var browser = await site.BrowseAsync(citizen);
        await browser.OpenAsync($"/ho-so/{submitted.Id}");
        var page = await browser.ClickAsync("Hỏi về hồ sơ này");
        Assert.Equal("/thu-tuc/2.002131/hoi", page.Path);
        Assert.Equal($"Về hồ sơ {submitted.RequestNumber}:", page.ValueOf("Input.Content")!.Trim());
        Assert.DoesNotContain("045090999901", page.Address.ToString(), StringComparison.Ordinal);

        await browser.OpenAsync($"/ho-so/{submitted.Id}");
        page = await browser.ClickAsync("Phản ánh, kiến nghị về hồ sơ này");
        Assert.Equal((submitted.RequestNumber, World.Agency), (page.ValueOf("Input.DossierCode"), page.ValueOf("Input.Agency")));
        Assert.StartsWith("Về thủ tục 2.002131, ", page.ValueOf("Input.Content")!.Trim(), StringComparison.Ordinal);
        page = await browser.OpenAsync("/phan-anh-kien-nghi?ho-so=%3Cb%3E&thu-tuc=x&co-quan=y");
        Assert.Equal(("", ""), (page.ValueOf("Input.DossierCode") ?? "", page.ValueOf("Input.Content")?.Trim() ?? ""));
    }
}
