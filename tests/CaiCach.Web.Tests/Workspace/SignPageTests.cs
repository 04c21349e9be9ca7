using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The head's queue and what a dossier's page shows beside the form.</summary>
public sealed class SignPageTests
{
    private const string Issue = "Vào số, phát hành kết quả";
    private const string Sign = "Ký các hồ sơ đã chọn";

    [Fact]
    public async Task A_head_looks_at_each_and_signs_several_and_what_cannot_be_signed_is_told()
    {
        await using var office = await Office.OpenAsync();
        var (one, two, three) = (await office.ProposedAsync(ProposalKind.Grant), await office.ProposedAsync(ProposalKind.Refuse), await office.ProposedAsync(ProposalKind.Grant));
        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync("/can-bo/ky");
        Assert.Empty(page.Document.QuerySelectorAll("input[type=checkbox]"));
        page = await head.PressAsync(Sign);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chọn ít nhất một hồ sơ đã xem để ký.", page.Text("#Chosen"), StringComparison.Ordinal);

        await head.OpenAsync(Office.Address(one) + "?ky=true");
        await head.OpenAsync(Office.Address(two) + "?ky=true");
        page = await head.OpenAsync("/can-bo/ky");
        var boxes = page.Document.QuerySelectorAll("input[type=checkbox]").Select(b => b.GetAttribute("value")!).ToList();
        Assert.Equal(2, boxes.Count);
        await office.Do<ReturnStep>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), two, v, "Bổ sung nhận xét"), two);
        await office.Do<ProposeDecision>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Specialist)), two, v, new(ProposalKind.Refuse, "Ý kiến", "Điều 5")), two);
        page = await head.PressAsync(Sign, new Dictionary<string, string?> { ["Chosen"] = boxes.Single(b => b.StartsWith(two.ToString(), StringComparison.Ordinal)) });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Hồ sơ vừa thay đổi; hãy xem lại rồi mới ký.", page.Text(), StringComparison.Ordinal);
        await head.OpenAsync(Office.Address(two) + "?ky=true");
        page = await head.OpenAsync("/can-bo/ky");
        foreach (var box in page.Document.QuerySelectorAll("input[type=checkbox]").Select(b => b.GetAttribute("value")!).ToList())
        {
            page = await head.PressAsync(Sign, new Dictionary<string, string?> { ["Chosen"] = box });
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Đã ký.", page.Text(), StringComparison.Ordinal);
        }

        Assert.Equal((BusinessState.DecidedGrant, BusinessState.DecidedRefuse), (await office.StateAsync(one), await office.StateAsync(two)));
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(three));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/ky")).Status);
    }

    [Fact]
    public async Task The_draft_of_the_result_is_asked_for_shown_to_the_head_and_offered_to_the_clerk()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        var page = await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Grant", ["Input.Reason"] = "Đủ điều kiện." });
        Assert.Contains("phải kèm dự thảo văn bản kết quả", page.ErrorAt("Input.File"), StringComparison.Ordinal);
        Assert.Equal("Đủ điều kiện.", page.ValueOf("Input.Reason"));
        page = await specialist.PressAsync("Chèn câu mẫu", null, new ChosenFile("Input.File", "du-thao.pdf", Office.Pdf));
        Assert.Contains("Đã tải lên: du-thao.pdf", page.Text(), StringComparison.Ordinal);
        page = await specialist.PressAsync("Trình đề xuất");
        Assert.Contains("Đã trình đề xuất.", page.Text(), StringComparison.Ordinal);

        var head = office.As(Role.AgencyHead);
        Assert.Contains("Dự thảo kết quả", (await head.OpenAsync("/can-bo/ky")).Text("tbody"), StringComparison.Ordinal);
        page = await head.OpenAsync(Office.Address(id) + "?ky=true");
        var draft = (await office.World.DossierAsync(id)).DraftId;
        Assert.Contains($"paper={draft}", page.Document.QuerySelector("iframe.cc-paper")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("Xem dự thảo kết quả (du-thao.pdf)", (await head.OpenAsync(Office.Address(id, "ky-giai-quyet"))).Text(), StringComparison.Ordinal);
        await head.PressAsync("Ký giải quyết");

        var clerk = office.As(Role.Clerk);
        page = await clerk.OpenAsync(Office.Address(id, "phat-hanh"));
        Assert.Contains("văn bản lãnh đạo đã ký được phát hành: du-thao.pdf", page.Text(), StringComparison.Ordinal);
        page = await clerk.PressAsync(Issue, new Dictionary<string, string?> { ["Input.Number"] = "9/GP" }, new ChosenFile("Input.File", "quet.pdf", [.. Office.Pdf, 10]));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("khác văn bản lãnh đạo đã xem", page.ErrorAt("Input.SignedCopy"), StringComparison.Ordinal);
        Assert.Equal("9/GP", page.ValueOf("Input.Number"));
        page = await clerk.PressAsync(Issue, new Dictionary<string, string?> { ["Input.SignedCopy"] = "true" });
        Assert.Contains("theo xác nhận của văn thư", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Contains("Bản số hóa của kết quả giấy", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("du-thao.pdf", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/ho-so/{id}/giay-to/{draft}")).Status);
    }

    [Fact]
    public async Task A_paper_is_shown_beside_the_form_in_a_frame_of_our_own_and_to_nobody_else()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var paper = (await office.World.DossierAsync(id)).Papers[0].Id;
        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync($"{Office.Address(id)}?xem={paper}");
        var source = page.Document.QuerySelector("iframe.cc-paper")!.GetAttribute("src")!;
        Assert.Contains("Căn cứ pháp lý của thủ tục", page.Text(), StringComparison.Ordinal);

        using var client = office.Site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        request.Headers.Add("Cookie", (await office.Site.SessionAsync(office.Actor(Role.Specialist))).ToString());
        using var file = await client.SendAsync(request);
        Assert.Equal(("application/pdf", (string?)null), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Contains("frame-ancestors 'self'", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Specialist, "SKHCN-QT-QLKH"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(source)).Status);
    }
}
