using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

public sealed class FilingJourneyTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_citizen_files_follows_receives_the_result_and_anyone_verifies_it(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        var page = await visitor.FillAsync();
        Assert.EndsWith("/kiem-tra", page.Path, StringComparison.Ordinal);
        Assert.Contains("phiếu khai báo.pdf", page.Text(), StringComparison.Ordinal);

        page = await visitor.PressAsync("Nộp hồ sơ");
        Assert.Equal("Đánh dấu cam kết trước khi nộp.", page.ErrorAt("Declared"));
        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));

        Assert.EndsWith("/bien-nhan", page.Path, StringComparison.Ordinal);
        var id = page.IdIn();
        var dossier = await site.World.DossierAsync(id);
        Assert.Contains(dossier.RequestNumber, page.Text(), StringComparison.Ordinal);
        Assert.Contains(dossier.Papers.Single().Sha256!, page.Text(), StringComparison.Ordinal);
        Assert.Contains("09:00, 03/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg.cc-qr path"));
        Assert.DoesNotContain("style=", page.Html, StringComparison.Ordinal);

        await site.World.IssueAsync(id);
        await site.World.DeliverAsync(site.World.Clock.Now.AddMinutes(1));

        page = await visitor.OpenAsync("/ho-so-cua-toi");
        Assert.Contains("đã có kết quả: văn bản số 12/GXN-SKHCN", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mới", (await visitor.PressAsync("Đánh dấu đã đọc")).Document.QuerySelectorAll(".govuk-tag").Select(t => t.TextContent));
        await visitor.OpenAsync($"/ho-so/{id}/ket-qua");
        using var file = await visitor.SendAsync(visitor.FormRequest("Tải kết quả", FilingSteps.Chosen("__RequestVerificationToken", visitor.Page.ValueOf("__RequestVerificationToken")!)));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(file.Headers.CacheControl!.NoStore);
        var content = await file.Content.ReadAsByteArrayAsync();
        dossier = await site.World.DossierAsync(id);
        Assert.Equal((BusinessState.Done, DeliveryState.Delivered), (dossier.State, dossier.Delivery));

        using var stranger = site.Browse();
        page = await stranger.OpenAsync("/xac-minh/" + dossier.ResultToken);
        Assert.Contains("12/GXN-SKHCN", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.OwnerName, page.Html, StringComparison.Ordinal);
        page = await stranger.PressAsync("So với bản đã phát hành", null, new ChosenFile("Chosen", "kq.pdf", content));
        Assert.Contains("đúng là kết quả đã phát hành", page.Text(), StringComparison.Ordinal);
        page = await stranger.PressAsync("So với bản đã phát hành", null, new ChosenFile("Chosen", "kq.pdf", [.. content, 1]));
        Assert.Contains("KHÔNG phải", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Submitting_twice_at_once_and_again_later_gives_one_dossier_and_one_receipt(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.FillAsync();
        var check = visitor.Page.Path;
        var declared = FilingSteps.Chosen("Declared", "true");
        var requests = Enumerable.Range(0, 4).Select(_ => visitor.FormRequest("Nộp hồ sơ", declared)).ToList();

        var answers = await Task.WhenAll(requests.Select(visitor.SendAsync));

        var receipt = Assert.Single(answers.Select(a => a.Headers.Location?.OriginalString).Distinct());
        Assert.EndsWith("/bien-nhan", receipt, StringComparison.Ordinal);
        using var again = await visitor.GetAsync(check);
        Assert.Equal(receipt, again.Headers.Location!.OriginalString);
        await using var db = site.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync());
        Assert.Equal(0, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task A_dossier_for_another_person_and_for_an_organisation_names_owner_and_submitter()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync("organisation");
        var page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>
        {
            ["Input.Name"] = "Công ty TNHH Công nghệ Minh Họa Một",
            ["Input.IdNumber"] = "0100109107",
            ["Input.Address"] = "Số 01 đường Minh Họa",
            ["Input.Phone"] = "0912345678",
        });
        Assert.Contains("chữ số kiểm tra", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
        Assert.Equal("Chọn căn cứ để nộp thay chủ hồ sơ.", page.ErrorAt("Input.Basis"));
        page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?> { ["Input.IdNumber"] = "0100109106", ["Input.Basis"] = "LegalRepresentative" });
        Assert.Equal("Nhập chức vụ của người đại diện theo pháp luật.", page.ErrorAt("Input.HeadTitle"));
        await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Chosen("Input.HeadTitle", "Giám đốc"));
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "a.pdf", FilingSteps.Pdf("a")));
        await visitor.PressAsync("Tiếp tục");

        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));

        var dossier = await site.World.DossierAsync(page.IdIn());
        Assert.Equal((ApplicantKind.Organisation, "0100109106", "045090999901"), (dossier.ApplicantKind, dossier.OwnerIdNumber, dossier.SubmitterIdNumber));
        Assert.Equal((RepresentationBasis.LegalRepresentative, RepresentedActs.All, "Phạm Văn Thử Một", "Giám đốc"), (dossier.Representation!.Basis, dossier.Representation.Acts, dossier.Representation.HeadName, dossier.Representation.HeadTitle));
    }

    [Fact]
    public async Task A_dossier_for_a_foreigner_asks_for_passport_and_nationality_where_the_procedure_is_for_foreigners()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-11-25T09:00");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        Assert.Empty((await visitor.OpenAsync("/nop-ho-so/" + World.Procedure)).Document.QuerySelectorAll("input[value=passport]"));
        await visitor.StartAsync("passport", "SAMPLE.KD");
        var page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>
        {
            ["Input.Name"] = "Kim Mẫu",
            ["Input.IdNumber"] = "1",
            ["Input.Address"] = "Số 01 đường Minh Họa",
            ["Input.Phone"] = "0912345678",
        });
        Assert.Contains("Số hộ chiếu phải gồm", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
        Assert.Contains("Nhập quốc tịch", page.ErrorAt("Input.Nationality"), StringComparison.Ordinal);
        Assert.Equal("Kim Mẫu", page.ValueOf("Input.Name"));
        await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?> { ["Input.IdNumber"] = "M12345678", ["Input.Nationality"] = "Hàn Quốc", ["Input.Basis"] = "Guardian" });

        page = await visitor.OpenAsync(visitor.Page.Path.Replace("/giay-to", "/kiem-tra", StringComparison.Ordinal));

        Assert.Equal("Hàn Quốc", page.Text("#Input_Nationality"));
        Assert.Equal("M12345678", page.Text("#Input_IdNumber"));
    }

    [Fact]
    public async Task A_supplement_before_and_after_acceptance_is_gathered_and_handed_in_together()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var citizen = await site.World.CitizenAsync();
        using var visitor = await site.BrowseAsync(citizen);
        var id = (await site.World.SubmitAsync(citizen)).Id;
        var receiver = await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        FilingSteps.Done(await site.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(site.World.By(receiver), id, 1)));
        FilingSteps.Done(await site.World.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(site.World.By(receiver), id, 2, new(["Bản vẽ phòng đặt máy"], "Thiếu", null))));

        Assert.DoesNotContain("Trả lời tiếp nhận trước", (await visitor.OpenAsync($"/ho-so/{id}/bien-nhan")).Text(), StringComparison.Ordinal);
        await visitor.OpenAsync($"/ho-so/{id}");
        var page = await visitor.ClickAsync("Bổ sung giấy tờ");
        Assert.Contains("Bản vẽ phòng đặt máy", page.Text(), StringComparison.Ordinal);
        page = await visitor.PressAsync("Gửi bổ sung");
        Assert.Equal("Tải lên ít nhất một giấy tờ bổ sung.", page.ErrorAt("Chosen"));
        page = await visitor.PressAsync("Gửi bổ sung", null, new ChosenFile("Chosen", "rong.pdf", []));
        Assert.Contains("0 byte", page.ErrorAt("Chosen"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Gửi bổ sung", null, new ChosenFile("Chosen", "ban-ve.pdf", FilingSteps.Pdf("bản vẽ")));

        Assert.Equal($"/ho-so/{id}", page.Path);
        var dossier = await site.World.DossierAsync(id);
        Assert.Equal(BusinessState.IntakeReview, dossier.State);
        Assert.Contains("Trả lời tiếp nhận trước", (await visitor.OpenAsync($"/ho-so/{id}/bien-nhan")).Text(), StringComparison.Ordinal);
        Assert.Equal("ban-ve.pdf", Assert.Single(dossier.Papers, p => p.Kind == PaperKind.Supplement).FileName);
    }

    [Fact]
    public async Task A_withdrawal_after_acceptance_waits_for_an_answer_and_can_be_taken_back()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var citizen = await site.World.CitizenAsync();
        using var visitor = await site.BrowseAsync(citizen);
        var id = (await site.World.SubmitAsync(citizen)).Id;
        await site.World.AcceptAsync(id, await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await visitor.OpenAsync($"/ho-so/{id}");

        await visitor.ClickAsync("Rút hồ sơ");
        var page = await visitor.PressAsync("Rút hồ sơ", FilingSteps.Chosen("Reason", "Không còn nhu cầu"));
        Assert.Equal(BusinessState.StopRequested, (await site.World.DossierAsync(id)).State);
        Assert.Contains("chờ lãnh đạo cơ quan trả lời", page.Text(), StringComparison.Ordinal);
        await visitor.PressAsync("Hủy đề nghị rút hồ sơ");

        Assert.Equal(BusinessState.Accepted, (await site.World.DossierAsync(id)).State);
    }

    [Fact]
    public async Task A_foreign_dossier_draft_or_file_does_not_exist()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var owner = await site.World.CitizenAsync();
        using var mine = await site.BrowseAsync(owner);
        var draft = (await mine.StartAsync()).IdIn();
        var id = (await site.World.SubmitAsync(owner)).Id;
        var paper = (await site.World.DossierAsync(id)).Papers.Single().Id;
        using var other = await site.BrowseAsync(await site.World.CitizenAsync("Hoàng Thị Thử Hai", "045185999902"));

        string[] paths = [$"/ho-so/{id}", $"/ho-so/{id}/bien-nhan", $"/ho-so/{id}/bo-sung", $"/ho-so/{id}/rut", $"/ho-so/{id}/ket-qua", $"/ho-so/{id}/tep/{paper}",
            $"/ban-nhap/{draft}/nguoi-nop", $"/ban-nhap/{draft}/giay-to", $"/ban-nhap/{draft}/kiem-tra", $"/ban-nhap/{draft}/xoa", $"/ban-nhap/{draft}/tep/{paper}"];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(path)).Status);
        }

        using var own = await mine.GetAsync($"/ho-so/{id}/tep/{paper}");
        Assert.Equal("attachment", own.Content.Headers.ContentDisposition!.DispositionType);
        using var nobody = site.Browse();
        Assert.Equal("/dang-nhap", (await nobody.OpenAsync($"/ho-so/{id}")).Path);
    }

    [Fact]
    public async Task A_result_is_held_back_with_the_reason_while_a_fee_is_owed()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var citizen = await site.World.CitizenAsync();
        using var visitor = await site.BrowseAsync(citizen);
        var id = (await site.World.SubmitAsync(citizen)).Id;
        await site.World.IssueAsync(id);
        await using (var db = site.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 3_000_000));
        }

        var page = await visitor.OpenAsync($"/ho-so/{id}/ket-qua");

        Assert.Contains("3.000.000 đồng", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main button"));
        Assert.Equal(BusinessState.Issued, (await site.World.DossierAsync(id)).State);
    }
}
