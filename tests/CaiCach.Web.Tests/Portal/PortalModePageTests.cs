using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

/// <summary>A procedure filed for on the national portal: its page leads there, nobody files online here, and the counter takes it.</summary>
public sealed class PortalModePageTests
{
    [Fact]
    public async Task The_page_leads_to_the_national_portal_and_the_counter_stays_open()
    {
        await using var office = await Office.OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var document = JsonNode.Parse(row.Document)!;
                document["procedures"]![0]!["portal"] = "national";
                row.Document = document.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        office.World.Get<ReferenceStore>().Forget();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var page = await citizen.OpenAsync("/thu-tuc/" + World.Procedure);
        Assert.Contains("nộp trực tuyến trên Cổng Dịch vụ công quốc gia", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{ProcedureRules.NationalPortal}']"));
        Assert.DoesNotContain("Nộp hồ sơ trực tuyến", page.Text("main .govuk-button"), StringComparison.Ordinal);
        Assert.Contains("Nộp trên Cổng Dịch vụ công quốc gia", (await citizen.OpenAsync("/thu-tuc?tu-khoa=" + World.Procedure)).Text(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await citizen.GetAsync("/nop-ho-so/" + World.Procedure)).StatusCode);
        Assert.Contains(ProcedureRules.NationalPortal, (await citizen.OpenAsync($"/thu-tuc/{World.Procedure}/phieu-huong-dan")).Text(), StringComparison.Ordinal);

        page = await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Trực tiếp", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("hỗ trợ công dân nộp", page.Text(), StringComparison.Ordinal);

        using var program = office.Site.Client();
        var means = JsonNode.Parse(await program.GetStringAsync(new Uri("/api/v1/procedures/" + World.Procedure, UriKind.Relative)))!["means"]!.AsArray();
        Assert.Contains("Cổng Dịch vụ công quốc gia", (string?)means.Single(m => (string?)m!["channel"] == "online")!["closed"], StringComparison.Ordinal);
        Assert.Null(means.Single(m => (string?)m!["channel"] == "direct")!["closed"]);
    }

    [Fact]
    public async Task The_page_leads_to_the_system_of_the_ministry_that_receives_for_the_whole_country()
    {
        const string Address = "https://dvc.bo.example.vn/nop";
        await using var office = await Office.OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var document = JsonNode.Parse(row.Document)!;
                var body = document["procedures"]![0]!;
                (body["portal"], body["portalSystem"], body["portalAddress"]) = ("central_ministry", "Hệ thống của Bộ", Address);
                row.Document = document.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        office.World.Get<ReferenceStore>().Forget();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var page = await citizen.OpenAsync("/thu-tuc/" + World.Procedure);
        Assert.Contains("do bộ chủ quản tiếp nhận tập trung, nộp trực tuyến trên hệ thống của bộ: Hệ thống của Bộ", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Address}']"));
        Assert.DoesNotContain("Nộp hồ sơ trực tuyến", page.Text("main .govuk-button"), StringComparison.Ordinal);
        Assert.Contains("Nộp trên hệ thống của bộ", (await citizen.OpenAsync("/thu-tuc?tu-khoa=" + World.Procedure)).Text(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await citizen.GetAsync("/nop-ho-so/" + World.Procedure)).StatusCode);
        Assert.Contains(Address, (await citizen.OpenAsync($"/thu-tuc/{World.Procedure}/phieu-huong-dan")).Text(), StringComparison.Ordinal);

        page = await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Contains($"nộp trực tuyến trên Hệ thống của Bộ ({Address}); hệ thống này không nhận hồ sơ trực tuyến.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Trực tiếp", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("hỗ trợ công dân nộp", page.Text(), StringComparison.Ordinal);

        using var program = office.Site.Client();
        var means = JsonNode.Parse(await program.GetStringAsync(new Uri("/api/v1/procedures/" + World.Procedure, UriKind.Relative)))!["means"]!.AsArray();
        Assert.Contains(Address, (string?)means.Single(m => (string?)m!["channel"] == "online")!["closed"], StringComparison.Ordinal);
        Assert.Null(means.Single(m => (string?)m!["channel"] == "direct")!["closed"]);
    }

    [Fact]
    public async Task Procedures_are_found_by_who_may_file_and_by_the_number_of_the_decision()
    {
        await using var office = await Office.OpenAsync();
        using var citizen = office.Site.Browse();
        var page = await citizen.OpenAsync("/thu-tuc?doi-tuong=cooperative&quyet-dinh=khong-co");
        Assert.Contains("Không tìm thấy thủ tục nào.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("cooperative", "khong-co"), (page.Document.QuerySelector("#doi-tuong option[selected]")!.GetAttribute("value"), page.ValueOf("quyet-dinh")));
    }
}
