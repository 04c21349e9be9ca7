using System.IO.Compression;
using System.Net;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

public sealed class ProcedurePagesTests
{
    [Fact]
    public async Task From_the_start_page_a_search_without_diacritics_leads_to_the_procedure()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/");

        await visitor.PressAsync("Tìm", new Dictionary<string, string?> { ["tu-khoa"] = "khai bao x quang" });
        var page = await visitor.ClickAsync("Thủ tục khai báo thiết bị X-quang");

        Assert.Equal("/thu-tuc/2.002131", page.Path);
        Assert.Contains("Trả lời".ToLowerInvariant(), page.Text().ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("09:00, 03/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("17:00, 10/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Cách tính", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='/nop-ho-so/2.002131']"));
    }

    [Fact]
    public async Task A_procedure_that_takes_no_dossiers_here_says_why_and_has_no_start_button()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        var page = await visitor.OpenAsync("/thu-tuc/2.002711");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("chưa tính được lịch hẹn theo giai đoạn", page.Text(), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href^='/nop-ho-so']"));
    }

    [Theory]
    [InlineData("/thu-tuc/9.999999")]
    [InlineData("/thu-tuc/%27%22%3Cscript%3E")]
    public async Task An_unknown_procedure_is_404_with_a_search_box(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        var page = await visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main input[name=tu-khoa]"));
        Assert.DoesNotContain("<script>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_s_page_bears_its_own_code_and_the_agencies_and_its_code_leads_there()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await using (var db = site.World.Database.Open())
        {
            var row = db.Procedures.Single(p => p.Code == "2.002131" && p.Version == 2);
            row.Document = row.Document.Replace("\"subjects\"", "\"localCodes\": [\"2.002131.H50\"], \"competentAgency\": \"UBND tỉnh\", \"coordinatingAgencies\": [\"Công an tỉnh\"], \"boundaryFree\": true, \"subjects\"", StringComparison.Ordinal);
            await db.SaveChangesAsync();
        }

        using var visitor = site.Browse();
        var page = await visitor.OpenAsync("/thu-tuc/2.002131.h50");
        Assert.Equal("/thu-tuc/2.002131", page.Path);
        foreach (var text in new[] { "mã tại Sở Khoa học và Công nghệ", "2.002131.H50", "Cơ quan có thẩm quyền quyết định: UBND tỉnh", "Cơ quan phối hợp: Công an tỉnh", "không phụ thuộc địa giới" })
        {
            Assert.Contains(text, page.Text(), StringComparison.Ordinal);
        }

        page = await visitor.ClickAsync("Phiếu hướng dẫn để in, niêm yết");
        Assert.Contains("2.002131 (mã tại cơ quan: 2.002131.H50)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Cơ quan phối hợp: Công an tỉnh", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/thu-tuc/2.002131.H38")).Status);
    }

    [Fact]
    public async Task A_body_s_own_version_stands_beside_the_national_one_under_its_own_code()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await using (var db = site.World.Database.Open())
        {
            var national = db.Procedures.Single(p => p.Code == "2.002131" && p.Version == 2);
            db.Procedures.Add(new()
            {
                Id = Guid.CreateVersion7(),
                Code = "2.002131.H50",
                Version = 1,
                Name = national.Name,
                SearchKey = national.SearchKey + " 2.002131.h50",
                FieldCode = national.FieldCode,
                FieldName = national.FieldName,
                OnlineLevel = national.OnlineLevel,
                EffectiveFrom = national.EffectiveFrom,
                Document = national.Document.Replace("\"2.002131\"", "\"2.002131.H50\"", StringComparison.Ordinal).Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal),
            });
            await db.SaveChangesAsync();
        }

        using var visitor = site.Browse();
        var page = await visitor.OpenAsync("/thu-tuc?tu-khoa=2.002131");
        Assert.Equal(["2.002131", "2.002131.H50"], page.Document.QuerySelectorAll("li.cc-card .cc-code").Select(c => c.TextContent.Trim()));
        Assert.Contains("Bản riêng của Sở Khoa học và Công nghệ; mã quốc gia 2.002131.", page.Text(), StringComparison.Ordinal);
        page = await visitor.OpenAsync("/thu-tuc/2.002131.000.00.00.h50");
        Assert.Equal("/thu-tuc/2.002131.H50", page.Path);
        Assert.Contains("Bản riêng của Sở Khoa học và Công nghệ; mã quốc gia 2.002131.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("2.002131.H50 (bản riêng; mã quốc gia: 2.002131)", (await visitor.ClickAsync("Phiếu hướng dẫn để in, niêm yết")).Text(), StringComparison.Ordinal);
        await visitor.OpenAsync("/thu-tuc/2.002131.H50");
        page = await visitor.ClickAsync("Xem thủ tục quốc gia");
        Assert.Equal("/thu-tuc/2.002131", page.Path);
        Assert.Contains("Có cơ quan áp dụng bản riêng của thủ tục này", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/api/v1/procedures/2.002131.H50")).Status);
        Assert.Equal("/thu-tuc/2.002131.H50", (await visitor.OpenAsync("/thu-tuc/2.002131.H50?co-quan=" + World.Agency)).Path);
    }

    [Fact]
    public async Task The_conditions_of_the_chosen_case_are_shown_and_the_guidance_sheet_has_those_of_every_case()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var code = "2.002131";
        string[] cases;
        await using (var db = site.World.Database.Open())
        {
            var row = db.Procedures.Single(p => p.Code == code && p.Version == 2);
            var document = System.Text.Json.Nodes.JsonNode.Parse(row.Document)!;
            var procedure = document["procedures"]![0]!;
            procedure["cases"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["code"] = "rieng", ["name"] = "Cấp lại do hỏng" });
            cases = [.. procedure["cases"]!.AsArray().Select(c => (string)c!["code"]!)];
            (procedure["lawType"], procedure["verticalSector"], procedure["results"]![0]!["scope"]) = ("Luật giao quy định chi tiết", true, "Toàn quốc");
            procedure["services"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"id": "1.000123", "state": "testing"}, {"id": "1.000124", "state": "public"}]""");
            procedure["conditions"] = new System.Text.Json.Nodes.JsonArray("Điều kiện của mọi trường hợp");
            procedure["caseConditions"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"cases": ["rieng"], "conditions": ["Bản cũ bị hỏng"]}]""");
            procedure["means"]![0]!["otherLimits"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"limit": {"value": 77, "unit": "working_day"}, "note": "Phải kiểm tra thực tế"}]""");
            row.Document = document.ToJsonString();
            await db.SaveChangesAsync();
        }

        using var visitor = site.Browse();
        var page = await visitor.OpenAsync($"/thu-tuc/{code}?truong-hop={cases[0]}");
        foreach (var text in new[] { "77 ngày làm việc (Phải kiểm tra thực tế)", "Loại luật giao: Luật giao quy định chi tiết", "Thuộc ngành dọc", "1.000124", "Phạm vi có hiệu lực: Toàn quốc" })
        {
            Assert.Contains(text, page.Text(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("1.000123", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Điều kiện của mọi trường hợp", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bản cũ bị hỏng", page.Text(), StringComparison.Ordinal);
        page = await visitor.OpenAsync($"/thu-tuc/{code}?truong-hop=rieng");
        Assert.Contains("Điều kiện của mọi trường hợp", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bản cũ bị hỏng", page.Text(), StringComparison.Ordinal);
        page = await visitor.ClickAsync("Phiếu hướng dẫn để in, niêm yết");
        Assert.Contains("Yêu cầu, điều kiện, trường hợp Cấp lại do hỏng", page.Text(), StringComparison.Ordinal);
        Assert.Contains("77 ngày làm việc (Phải kiểm tra thực tế)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bản cũ bị hỏng", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_abolished_procedure_is_410_with_help()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await using (var db = site.World.Database.Open())
        {
            foreach (var row in db.Procedures.Where(p => p.Code == World.Procedure))
            {
                var document = System.Text.Json.Nodes.JsonNode.Parse(row.Document)!;
                var procedure = document["procedures"]?.AsArray() is { Count: > 0 } list ? list[0]! : document["scenarios"]![0]!;
                procedure["effectiveTo"] = "2026-01-31";
                procedure["state"] = "abolished";
                row.Document = document.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        using var visitor = site.Browse();
        var page = await visitor.OpenAsync("/thu-tuc/" + World.Procedure);

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("31/01/2026", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main a[href^='/thu-tuc?linh-vuc=']"));
    }

    [Theory]
    [InlineData("2026-04-01", HttpStatusCode.OK, "Nội dung ở đây áp dụng đến hết ngày 31/03/2026. Từ ngày 01/04/2026 áp dụng nội dung sửa đổi, bổ sung đã công bố, đang chờ công khai.")]
    [InlineData("2026-02-01", HttpStatusCode.Gone, "Nội dung cũ áp dụng đến hết ngày 31/01/2026. Từ ngày 01/02/2026 áp dụng nội dung sửa đổi, bổ sung đã được công bố")]
    public async Task While_the_next_version_waits_to_be_made_public_the_page_says_which_one_applies(string from, HttpStatusCode status, string text)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await using (var db = site.World.Database.Open())
        {
            var old = db.Procedures.Where(p => p.Code == World.Procedure).AsEnumerable().MaxBy(p => p.Version)!;
            var first = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
            var next = System.Text.Json.Nodes.JsonNode.Parse(old.Document)!;
            var (ended, waiting) = (System.Text.Json.Nodes.JsonNode.Parse(old.Document)!, BodyOf(next));
            BodyOf(ended)["effectiveTo"] = first.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            (waiting["effectiveFrom"], waiting["version"], waiting["state"], waiting["name"]) = (from, old.Version + 1, "not_public", "Tên chưa công khai");
            waiting.AsObject().Remove("effectiveTo");
            (old.Document, old.EffectiveTo) = (ended.ToJsonString(), first.AddDays(-1));
            db.Procedures.Add(new() { Id = Guid.NewGuid(), Code = old.Code, Version = old.Version + 1, Name = "Tên chưa công khai", FieldCode = old.FieldCode, FieldName = old.FieldName, EffectiveFrom = first, Document = next.ToJsonString() });
            await db.SaveChangesAsync();
        }

        using var visitor = site.Browse();
        var page = await visitor.OpenAsync("/thu-tuc/" + World.Procedure);

        Assert.Equal(status, page.Status);
        Assert.Contains(text, page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tên chưa công khai", page.Text(), StringComparison.Ordinal);
        static System.Text.Json.Nodes.JsonNode BodyOf(System.Text.Json.Nodes.JsonNode document) => document["procedures"]?.AsArray() is { Count: > 0 } list ? list[0]! : document["scenarios"]![0]!;
    }

    [Fact]
    public async Task Facts_that_nobody_verified_are_marked()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        Assert.Contains("Chưa kiểm chứng", (await visitor.OpenAsync("/thu-tuc/1.014445")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_view_of_the_start_page_is_under_120_kB_on_the_wire()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var page = await client.GetByteArrayAsync(new Uri("/", UriKind.Relative));
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(page), CompressionMode.Decompress));
        var html = await unpacked.ReadToEndAsync();
        var total = page.Length;

        var assets = html.Split('"').Where(part => part.StartsWith("/assets/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains(assets, a => a.EndsWith(".css", StringComparison.Ordinal));
        foreach (var asset in assets)
        {
            total += (await client.GetByteArrayAsync(new Uri(asset, UriKind.Relative))).Length;
        }

        Assert.InRange(total, 1_000, 120_000);
    }

    [Theory]
    [InlineData("?tu-khoa=%F0%9F%92%A9&trang=99999999999")]
    [InlineData("?tu-khoa=%00&linh-vuc=khong-co&co-quan=khong-co&trang=-1")]
    public async Task Odd_searches_are_answered_with_a_page(string query)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/thu-tuc" + query)).Status);
    }
}
