using System.Text.Json.Nodes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Api;

public sealed class ProcedureTests
{
    [Fact]
    public async Task Anyone_reads_a_procedure_with_its_limit_papers_fees_and_bodies()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);

        var answer = await caller.GetAsync("/api/v1/procedures/" + World.Procedure);

        Assert.Equal(200, answer.Status);
        Assert.Equal((World.Procedure, World.Procedure), ((string?)answer.Json!["code"], (string?)answer.Json["nationalCode"]));
        Assert.Equal(5, (int)answer.Json!["means"]![0]!["limit"]!["value"]!);
        Assert.Equal("working_day", (string?)answer.Json["means"]![0]!["limit"]!["unit"]);
        Assert.Contains("C1", answer.Json["papers"]!.AsArray().Select(p => (string?)p!["code"]));
        Assert.Equal(("""["pdf","jpg","png","docx"]""", 20 << 20), (answer.Json["papers"]![0]!["fileTypes"]!.ToJsonString(), (int)answer.Json["papers"]![0]!["largestFile"]!));
        Assert.Contains(World.Agency, answer.Json["agencies"]!.AsArray().Select(a => (string?)a!["code"]));
        Assert.NotEmpty(answer.Json["legalBasis"]!.AsArray());
    }

    [Fact]
    public async Task A_limit_of_the_same_day_is_told_with_the_last_hour_of_the_rules_in_force()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        await using (var db = caller.Site.World.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var document = JsonNode.Parse(row.Document)!;
                document["procedures"]![0]!["means"]![0]!["limit"] = new JsonObject { ["value"] = 0, ["unit"] = "same_day_15h" };
                row.Document = document.ToJsonString();
            }

            db.ClockRules.Add(new() { Number = 1, FirstDay = new(2026, 3, 2), IntakeHours = 8, TransferUntilMinute = 900, SameDayUntilMinute = 870, Source = "Quyết định mẫu", MadeAt = caller.Site.World.Clock.Now });
            await db.SaveChangesAsync();
        }

        caller.Site.World.Get<Application.Reference.ReferenceStore>().Forget();
        var limit = (await caller.GetAsync("/api/v1/procedures/" + World.Procedure)).Json!["means"]![0]!["limit"]!;
        Assert.Equal(("same_day15h", "Trong ngày (tiếp nhận sau 14 giờ 30: ngày làm việc tiếp theo)"), ((string?)limit["unit"], (string?)limit["text"]));
    }

    [Theory]
    [InlineData("state", "not_public")]
    [InlineData("kind", "internal_within_body")]
    public async Task A_procedure_that_is_not_public_or_an_internal_one_is_not_there(string field, string value)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        await using (var db = caller.Site.World.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var document = JsonNode.Parse(row.Document)!;
                var procedure = document["procedures"]![0]!;
                procedure[field] = value;
                if (field == "kind")
                {
                    procedure["subjects"] = new JsonArray();
                }

                row.Document = document.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        caller.Site.World.Get<Application.Reference.ReferenceStore>().Forget();

        Assert.Equal(404, (await caller.GetAsync("/api/v1/procedures/" + World.Procedure)).Status);
        Assert.DoesNotContain(World.Procedure, (await caller.GetAsync("/api/v1/procedures")).Json!["items"]!.AsArray().Select(p => (string?)p!["code"]));
    }

    [Fact]
    public async Task A_list_of_procedures_goes_on_after_the_last_one_seen_and_is_searched_without_accents()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);

        var all = (await caller.GetAsync("/api/v1/procedures")).Json!["items"]!.AsArray().Select(p => (string)p!["code"]!).ToList();
        var rest = (await caller.GetAsync("/api/v1/procedures?after=" + all[2])).Json!["items"]!.AsArray().Select(p => (string)p!["code"]!).ToList();
        var name = (string)(await caller.GetAsync("/api/v1/procedures/" + World.Procedure)).Json!["name"]!;
        var found = (await caller.GetAsync("/api/v1/procedures?q=" + Uri.EscapeDataString(Law.Identity.SearchKey.Of(name)))).Json!["items"]!.AsArray();

        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Equal(all.Skip(3), rest.Take(all.Count - 3));
        Assert.Contains(World.Procedure, found.Select(p => (string?)p!["code"]));
        Assert.Equal(404, (await caller.GetAsync("/api/v1/procedures/9.999999")).Status);
    }

    [Theory]
    [InlineData("%PDF-1.4 nội dung", "giấy tờ.pdf", 201)]
    [InlineData("", "a.pdf", 422)]
    [InlineData("MZ không phải PDF", "a.pdf", 422)]
    [InlineData("%PDF-1.4", "a.exe", 422)]
    public async Task A_file_is_taken_by_its_content_and_its_name_and_hash_come_back(string content, string name, int status)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content)) };
        request.Headers.TryAddWithoutValidation("X-File-Name", Uri.EscapeDataString(name));

        var answer = await caller.SendAsync(request);

        Assert.Equal(status, answer.Status);
        if (status == 201)
        {
            Assert.Equal(name, (string?)answer.Json!["fileName"]);
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content))), (string?)answer.Json["sha256"]);
        }
    }

    [Fact]
    public async Task A_file_over_20_MB_gets_413()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var content = new byte[(20 * 1024 * 1024) + 1];
        "%PDF-"u8.CopyTo(content);

        Assert.Equal(413, (await caller.SendAsync(new(HttpMethod.Post, "/api/v1/files") { Content = new ByteArrayContent(content) })).Status);
    }
}
