using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The counter writes down that who filed online withdraws; the head reads that a request for a supplement comes late, and refuses what was not supplemented.</summary>
public sealed class WithdrawalPageTests
{
    private const string Button = "Ghi nhận đề nghị rút hồ sơ";

    [Fact]
    public async Task The_counter_names_who_came_ticks_the_check_and_brings_the_signed_paper()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, "rut"));
        Assert.NotNull(page.Document.QuerySelector("[name='Input.Who'][value]"));

        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Reason"] = "Tôi thôi nộp" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ErrorAt("Input.Who"));
        Assert.NotNull(page.ErrorAt("Input.IdentityChecked"));
        Assert.NotNull(page.ErrorAt("Input.File"));

        var who = page.Document.QuerySelector("[name='Input.Who']")!.GetAttribute("value");
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Who"] = who, ["Input.IdentityChecked"] = "true" }, new ChosenFile("Input.File", "don.pdf", Office.Pdf));
        Assert.Equal(BusinessState.StopRequested, await office.StateAsync(id));
        Assert.Contains("Ghi nhận tại quầy theo đơn có chữ ký; đã đối chiếu giấy tờ của người đề nghị", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đơn đề nghị rút hồ sơ", page.Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("don.pdf", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_in_the_time_the_head_reads_since_when_and_what_it_costs_and_writes_why()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Exception']"));
        Assert.DoesNotContain("Phần đầu của thời hạn", page.Text(), StringComparison.Ordinal);

        await office.LaterAsync("2026-03-06T09:00");
        head = office.As(Role.AgencyHead);
        page = await head.OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        Assert.Contains("Phần đầu của thời hạn để yêu cầu bổ sung đã hết lúc", page.Text(), StringComparison.Ordinal);
        page = await head.PressAsync("Ký yêu cầu bổ sung");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.NotNull(page.ErrorAt("Input.Exception"));
        page = await head.PressAsync("Ký yêu cầu bổ sung", new Dictionary<string, string?> { ["Input.Exception"] = "Phát hiện khi thẩm định thực địa" });
        Assert.Equal(BusinessState.SupplementRequested, await office.StateAsync(id));
        Assert.Contains("Ngoại lệ vì: Phát hiện khi thẩm định thực địa", page.Text(), StringComparison.Ordinal);

        // Nothing comes: the head may stop it, or refuse it in writing.
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='{Office.Address(id, "ky-tu-choi")}']"));
        await office.LaterAsync("2026-05-04T09:00");
        head = office.As(Role.AgencyHead);
        page = await head.OpenAsync(Office.Address(id));
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Office.Address(id, "dung-vi-qua-han-bo-sung")}']"));
        await head.OpenAsync(Office.Address(id, "ky-tu-choi"));
        await head.PressAsync("Ký từ chối giải quyết", new Dictionary<string, string?> { ["Input.Reason"] = "Không bổ sung hồ sơ trong thời hạn", ["Input.LegalBasis"] = "Điều 5" });
        Assert.Equal(BusinessState.DecidedRefuse, await office.StateAsync(id));
    }
}
