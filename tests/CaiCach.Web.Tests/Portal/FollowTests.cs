using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

public sealed class FollowTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_number_and_four_digits_show_where_it_stands_without_personal_data(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var submitted = await site.World.SubmitAsync(await site.World.CitizenAsync());
        var receiver = await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        await site.World.AcceptAsync(submitted.Id, receiver);
        var dossier = await site.World.DossierAsync(submitted.Id);
        using var visitor = site.Browse();

        Assert.NotEqual(dossier.OwnerIdNumber[^4..], dossier.Phone[^4..]);
        foreach (var (number, four) in new[] { (dossier.RequestNumber.ToLowerInvariant(), dossier.OwnerIdNumber[^4..]), (" " + dossier.Code + " ", dossier.Phone[^4..]) })
        {
            Assert.Equal(number, (await visitor.OpenAsync(Site.FollowOf(number))).ValueOf("Input.Number"));
            var page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", four));

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("17:00, 09/03/2026", page.Text(), StringComparison.Ordinal);
            Assert.Contains("Hồ sơ được tiếp nhận", page.Text(), StringComparison.Ordinal);
            Assert.Contains("Cách tính", page.Text(), StringComparison.Ordinal);
            foreach (var secret in new[] { dossier.OwnerName, dossier.OwnerIdNumber, dossier.Phone, dossier.Address, receiver.Name })
            {
                Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task It_tells_what_to_do_until_when_and_gives_the_letters_to_who_knows_the_whole_number(string engine)
    {
        await using var office = await Workspace.Office.OpenAsync(engine);
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        await office.Do<AskSupplement>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, ["Bản cam kết", "Bản vẽ"], "Thiếu", "Điều 5", 10), id);
        var dossier = await office.World.DossierAsync(id);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync(Site.FollowOf(dossier.Code!));
        var page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", dossier.OwnerIdNumber[^4..]));
        Assert.Contains("Bổ sung giấy tờ theo yêu cầu của cơ quan. Bản cam kết Bản vẽ Căn cứ pháp lý: Điều 5 Hạn bổ sung: 17:00, 16/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.OwnerName, page.Html, StringComparison.Ordinal);
        var button = page.Document.QuerySelectorAll("button[name=letter]").Single(b => b.TextContent.Contains("bổ sung", StringComparison.Ordinal)).TextContent.Trim();

        page = await visitor.PressAsync(button, FilingSteps.Chosen("Input.IdNumber", dossier.OwnerIdNumber[^4..]));
        Assert.Contains("Nhập đủ các chữ số", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
        Assert.Contains("Bản cam kết", page.Text(), StringComparison.Ordinal);
        using var file = await visitor.SendAsync(visitor.FormRequest(button, FilingSteps.Chosen("Input.IdNumber", dossier.OwnerIdNumber)));
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_apology_names_the_new_appointment_and_the_fee_that_is_owed(string engine)
    {
        await using var office = await Workspace.Office.OpenAsync(engine);
        var id = await office.AssignedAsync();
        await office.Do<ApologiseForDelay>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, new(2026, 3, 16), "Chờ ý kiến"), id);
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 150_000));
        }

        var dossier = await office.World.DossierAsync(id);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync(Site.FollowOf(dossier.Code!));
        var page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", dossier.OwnerIdNumber[^4..]));
        Assert.Contains("17:00, 16/03/2026", page.Document.QuerySelectorAll("dd strong").Select(d => d.TextContent));
        Assert.Contains("150.000 đồng (chưa nộp)", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chờ ý kiến", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_of_the_whole_number_close_it_too()
    {
        await using var site = await TestSite.StartAsync("sqlite", configure: builder => builder.Services.AddRequestsWithoutRateLimit());
        var submitted = await site.World.SubmitAsync(await site.World.CitizenAsync());
        await site.World.AcceptAsync(submitted.Id, await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        using var visitor = site.Browse();
        await visitor.OpenAsync(Site.FollowOf(submitted.RequestNumber));
        var page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", (await site.World.DossierAsync(submitted.Id)).OwnerIdNumber[^4..]));
        for (var i = 0; i < 10; i++)
        {
            page = await visitor.PressAsync(page.Document.QuerySelector("button[name=letter]")!.TextContent.Trim(), FilingSteps.Chosen("Input.IdNumber", "000000009901"));
        }

        var right = (await site.World.DossierAsync(submitted.Id)).OwnerIdNumber;
        page = await visitor.PressAsync(page.Document.QuerySelector("button[name=letter]")!.TextContent.Trim(), FilingSteps.Chosen("Input.IdNumber", right));
        Assert.Contains("chờ 15 phút", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_digits_and_an_unknown_number_get_one_answer_until_the_number_is_closed()
    {
        await using var site = await TestSite.StartAsync("sqlite", configure: builder => builder.Services.AddRequestsWithoutRateLimit());
        var number = (await site.World.SubmitAsync(await site.World.CitizenAsync())).RequestNumber;
        var wrong = await AnswersAsync(site, number);
        var unknown = await AnswersAsync(site, "YC-260302-23456789");

        Assert.Equal(wrong, unknown);
        Assert.Contains("Không tìm thấy", wrong[0], StringComparison.Ordinal);
        Assert.Contains("chờ 15 phút", wrong[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Wrong_tries_through_the_API_close_the_number_too(string engine)
    {
        await using var site = await TestSite.StartAsync(engine, configure: builder => builder.Services.AddRequestsWithoutRateLimit());
        var number = (await site.World.SubmitAsync(await site.World.CitizenAsync())).RequestNumber;
        using var client = site.Client();
        var answers = new List<HttpStatusCode>();
        foreach (var digits in Enumerable.Repeat("0000", 10).Append("9901"))
        {
            using var body = new StringContent($$"""{"code":" {{number.ToLowerInvariant()}}","lastFour":"{{digits}}"}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/api/v1/follow", UriKind.Relative), body);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NotFound, 10), HttpStatusCode.TooManyRequests], answers);
        Assert.Contains("chờ 15 phút", (await AnswersAsync(site, number))[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1234", "Input.Number")]
    [InlineData("YC-260302-23456789", "12", "Input.LastFour")]
    [InlineData("YC-260302-23456789", "abcd", "Input.LastFour")]
    public async Task Each_wrong_field_is_told_at_the_field(string number, string digits, string field)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/tra-cuu");

        Assert.NotNull((await visitor.PressAsync("Tra cứu", new Dictionary<string, string?> { ["Input.Number"] = number, ["Input.LastFour"] = digits })).ErrorAt(field));
    }

    [Theory]
    [InlineData("/xac-minh/khong-co")]
    [InlineData("/xac-minh/%C4%91%20%27")]
    public async Task An_unknown_result_is_404_and_says_what_that_means(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        var page = await visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("không do hệ thống này phát hành", page.Text(), StringComparison.Ordinal);
    }

    private static async Task<List<string?>> AnswersAsync(TestSite site, string number)
    {
        using var visitor = site.Browse();
        await visitor.OpenAsync("/tra-cuu");
        var answers = new List<string?>();
        for (var i = 0; i < 11; i++)
        {
            answers.Add((await visitor.PressAsync("Tra cứu", new Dictionary<string, string?> { ["Input.Number"] = number, ["Input.LastFour"] = "0000" })).ErrorAt("Input.Number"));
        }

        return answers;
    }
}
