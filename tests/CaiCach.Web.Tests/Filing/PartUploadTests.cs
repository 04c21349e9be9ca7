using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Filing;

/// <summary>What the script of our pages does with a large file: begin, parts, end, and the form that names it. Every page takes it in as if it had been sent with the form.</summary>
public sealed class PartUploadTests
{
    private static byte[] Content { get; } = [.. FilingSteps.Pdf("lớn"), .. Enumerable.Range(0, 1_500_000).Select(i => (byte)(i % 251))];

    private static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_file_that_came_in_parts_is_taken_in_by_the_page_that_names_it_and_its_parts_are_let_go(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        await citizen.StartAsync();
        var page = await citizen.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        Assert.Equal("/tai-len", page.Document.QuerySelector("main")!.GetAttribute("data-parts"));
        var id = await SendAsync(citizen, "/tai-len");

        // A save of what is typed does not take it, nor does somebody else's form.
        using var stranger = await office.Site.BrowseAsync(await office.World.CitizenAsync("Trần Thị Khác", "045190999902"));
        await stranger.StartAsync();
        await stranger.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        using (var foreign = await stranger.SendAsync(Naming(stranger, "Tải lên", "tep-1", id)))
        {
            Assert.Contains("Chọn một tệp rồi bấm tải lên.", WebUtility.HtmlDecode(await foreign.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        using (var taken = await citizen.SendAsync(Naming(citizen, "Tải lên", "tep-1", id)))
        {
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        }

        await using var db = office.World.Database.Open();
        var upload = await db.Uploads.SingleAsync(u => u.Sha256 == Hash);
        Assert.Equal(("lớn.pdf", "application/pdf", (long)Content.Length, office.Citizen.Id), (upload.FileName, upload.MediaType, upload.Size, upload.OwnerId));
        Assert.Equal(0, await db.PartUploads.CountAsync());
        using var kept = await citizen.GetAsync($"{page.Path.Replace("/giay-to", "", StringComparison.Ordinal)}/tep/{upload.Id}");
        Assert.Equal(Hash, Convert.ToHexStringLower(SHA256.HashData(await kept.Content.ReadAsByteArrayAsync())));
    }

    [Fact]
    public async Task The_counter_takes_one_in_at_its_own_address()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Equal("/can-bo/tai-len", page.Document.QuerySelector("main")!.GetAttribute("data-parts"));
        var field = page.Document.QuerySelectorAll("input[type=file]").Select(i => i.GetAttribute("name")!).First(n => n.StartsWith("Input.Papers", StringComparison.Ordinal));
        var id = await SendAsync(receiver, "/can-bo/tai-len");
        using var answer = await receiver.SendAsync(Naming(receiver, "Nộp và mở hồ sơ", field, id));
        Assert.Contains("Đã tải lên: lớn.pdf", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_token_of_a_form_a_session_or_the_right_door_nothing_begins()
    {
        await using var office = await Office.OpenAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        await citizen.OpenAsync("/nop-ho-so/" + World.Procedure);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/tra-cuu");
        foreach (var (who, door, token, status) in new[]
        {
            (citizen, "/tai-len", false, HttpStatusCode.BadRequest), (visitor, "/tai-len", true, HttpStatusCode.Redirect), (citizen, "/can-bo/tai-len", true, HttpStatusCode.Forbidden), (office.As(Role.Receiver), "/tai-len", true, HttpStatusCode.Forbidden),
        })
        {
            if (who.Page is null)
            {
                await who.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
            }

            using var answer = await who.SendAsync(Request(who, HttpMethod.Post, door, JsonContent.Create(new { name = "a.pdf", size = 10, sha256 = Hash }), token));
            Assert.Equal((door, status), (door, answer.StatusCode));
        }

        using var large = await citizen.SendAsync(Request(citizen, HttpMethod.Post, "/tai-len", JsonContent.Create(new { name = "a.pdf", size = 30_000_000, sha256 = Hash })));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.StatusCode);
        Assert.Contains("20 MB", (string?)JsonNode.Parse(await large.Content.ReadAsStringAsync())!["fault"], StringComparison.Ordinal);
    }

    private static async Task<Guid> SendAsync(Browser who, string door)
    {
        var id = Guid.Parse((string)(await AskAsync(who, HttpMethod.Post, door, JsonContent.Create(new { name = "lớn.pdf", size = Content.Length, sha256 = Hash })))["id"]!);
        for (var from = 0; from < Content.Length; from += 700_000)
        {
            var at = await AskAsync(who, HttpMethod.Put, $"{door}/{id}?tu={from}", new ByteArrayContent(Content, from, Math.Min(700_000, Content.Length - from)));
            Assert.Equal(Math.Min(from + 700_000, Content.Length), (int)at["received"]!);
        }

        Assert.True((bool)(await AskAsync(who, HttpMethod.Post, $"{door}/{id}/xong", null))["whole"]!);
        return id;
    }

    private static async Task<JsonNode> AskAsync(Browser who, HttpMethod method, string address, HttpContent? content)
    {
        using var answer = await who.SendAsync(Request(who, method, address, content));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static HttpRequestMessage Request(Browser who, HttpMethod method, string address, HttpContent? content, bool token = true)
    {
        var request = new HttpRequestMessage(method, new Uri(who.Page.Address, address)) { Content = content };
        if (token)
        {
            request.Headers.Add("RequestVerificationToken", who.Page.ValueOf("__RequestVerificationToken"));
        }

        return request;
    }

    private static HttpRequestMessage Naming(Browser who, string button, string field, Guid id)
    {
        var request = who.FormRequest(button, new Dictionary<string, string?>());
        ((MultipartFormDataContent)request.Content!).Add(new StringContent(id.ToString()), "tai-len:" + field);
        return request;
    }
}
