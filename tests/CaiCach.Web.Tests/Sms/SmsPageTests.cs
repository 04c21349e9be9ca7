using System.Net;
using System.Text;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Sms;
using CaiCach.Data.Sms;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting.Sms;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaiCach.Web.Tests.Sms;

/// <summary>Text messages as their readers, officials and the provider meet them.</summary>
public sealed class SmsPageTests
{
    private const string Secret = "bi-mat-thu-nghiem-0123456789";

    [Fact]
    public async Task The_link_of_a_message_leads_to_the_dossier_and_stops_messages_and_starts_them_again()
    {
        await using var office = await Office.OpenAsync();
        var sms = await SubmittedAsync(office.World);
        using var reader = office.Site.Browse();
        var page = await reader.OpenAsync(SmsTopic.PathOf(sms.Token));
        Assert.Contains("Số *** *** 001 đang nhận tin nhắn", page.Text(), StringComparison.Ordinal);
        page = await reader.PressAsync("Ngừng nhận tin nhắn");
        Assert.Contains("Đã ngừng gửi tin nhắn đến số này.", page.Text(), StringComparison.Ordinal);
        page = await reader.PressAsync("Nhận lại tin nhắn");
        Assert.Contains("Số này lại nhận được tin nhắn.", page.Text(), StringComparison.Ordinal);
        page = await reader.ClickAsync("Xem hồ sơ này");
        Assert.Equal(sms.Code, page.ValueOf("Input.Number"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(SmsTopic.PathOf("KHONGCO"))).Status);

        var receiver = office.As(Role.Receiver);
        page = await receiver.OpenAsync(Office.Address(sms.DossierId));
        Assert.Contains("Tin nhắn cho người nộp Da nhan yeu cau", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Chờ gửi", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_tells_by_a_signed_post_what_became_of_a_message()
    {
        await using var site = await TestSite.StartAsync("sqlite", configure: builder => builder.Services.Replace(
            ServiceDescriptor.Singleton(new SmsSettings(new Uri("http://127.0.0.1:1/"), null, "X", "sms", Secret, "https://mau.example"))));
        var sms = await SubmittedAsync(site.World);
        using var client = site.Client();
        var body = $$"""{"id":"{{sms.Id}}","status":"delivered"}""";
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, body, TakeSmsReceipt.Sign("khac-0123456789abcdef", Encoding.UTF8.GetBytes(body))));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "{}", Signed("{}")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, new string('x', 5000), "x"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(client, body, Signed(body)));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(client, body, Signed(body)));
        await using var db = site.World.Database.Open();
        Assert.Equal(SmsState.Delivered, (await db.SmsMessages.SingleAsync()).State);
    }

    [Fact]
    public async Task Where_no_secret_is_set_nobody_may_tell()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "{}", Signed("{}")));
    }

    private static string Signed(string body) => TakeSmsReceipt.Sign(Secret, Encoding.UTF8.GetBytes(body));

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SmsReceiptEndpoint.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.Add(SmsReceiptEndpoint.Signature, signature);
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<SmsMessage> SubmittedAsync(World world)
    {
        var citizen = await world.CitizenAsync("Phạm Văn Thử Hai", "045090999912");
        var request = await world.RequestAsync(citizen);
        request = request with { Applicant = request.Applicant with { Email = null } };
        await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request));
        await using var db = world.Database.Open();
        return await db.SmsMessages.AsNoTracking().SingleAsync();
    }
}
