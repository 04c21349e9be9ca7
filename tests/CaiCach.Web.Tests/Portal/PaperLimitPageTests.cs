using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;

namespace CaiCach.Web.Tests.Portal;

/// <summary>A paper that takes fewer files than others says so before the upload and takes no other, on the portal as at the counter.</summary>
public sealed class PaperLimitPageTests
{
    private const string Told = "Nhận tệp DOCX, mỗi tệp tối đa 1 MB.";
    private const string Refused = "Tệp “đơn.pdf” không đúng loại: giấy tờ này nhận tệp DOCX, mỗi tệp tối đa 1 MB.";

    [Fact]
    public async Task A_file_chosen_before_the_procedure_changed_is_told_at_its_paper_before_and_after_going_on()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = await site.BrowseAsync(await site.World.CitizenAsync());
        await citizen.StartAsync();
        var page = await citizen.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        page = await citizen.PressAsync("Tải lên", null, new ChosenFile("tep-1", "đơn.pdf", FilingSteps.Pdf("a")));
        Assert.DoesNotContain("không đúng loại", page.Text(), StringComparison.Ordinal);
        await site.World.ChangeProcedureAsync(procedure => (procedure["components"]![0]!["fileTypes"], procedure["components"]![0]!["largestFile"]) = (new JsonArray("docx"), 1));
        page = await citizen.OpenAsync(page.Path);
        Assert.Contains(Refused, page.Text(".cc-files"), StringComparison.Ordinal);
        page = await citizen.PressAsync("Tiếp tục");
        Assert.Equal(Refused, page.ErrorAt("tep-1"));
        Assert.EndsWith("/giay-to", page.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_paper_takes_is_said_first_and_another_file_is_refused_at_its_field()
    {
        await using var office = await Office.OpenAsync();
        var asked = (await office.World.SubmitAsync(office.Citizen)).Id;
        FilingSteps.Done(await office.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), asked, 1)));
        FilingSteps.Done(await office.World.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), asked, 2, new(["Đơn khác"], "Đơn sai", null))));
        await office.World.ChangeProcedureAsync(procedure => (procedure["components"]![0]!["fileTypes"], procedure["components"]![0]!["largestFile"]) = (new JsonArray("docx"), 1));
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains(Told, (await citizen.OpenAsync("/thu-tuc/" + World.Procedure)).Text(), StringComparison.Ordinal);
        Assert.Contains("(nhận tệp DOCX, mỗi tệp tối đa 1 MB)", (await citizen.OpenAsync($"/thu-tuc/{World.Procedure}/phieu-huong-dan")).Text("article"), StringComparison.Ordinal);
        await citizen.StartAsync();

        var page = await citizen.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        Assert.Contains(Told, page.Text("#tep-1-hint"), StringComparison.Ordinal);
        Assert.Equal((".docx", "1048576"), (page.Document.QuerySelector("#tep-1")!.GetAttribute("accept"), page.Document.QuerySelector("#tep-1")!.GetAttribute("data-max-bytes")));
        page = await citizen.PressAsync("Tải lên", null, new ChosenFile("tep-1", "đơn.pdf", FilingSteps.Pdf("a")));
        Assert.Equal(Refused, page.ErrorAt("tep-1"));
        Assert.Contains(Told, (await citizen.OpenAsync($"/ho-so/{asked}/bo-sung")).Text(), StringComparison.Ordinal);
        page = await citizen.PressAsync("Tải lên", FilingSteps.Chosen("Paper", "C1"), new ChosenFile("Chosen", "đơn.pdf", FilingSteps.Pdf("b")));
        Assert.Equal(Refused, page.ErrorAt("Chosen"));

        var receiver = office.As(Role.Receiver);
        page = await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Contains(Told, page.Text(".cc-papers"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Name"] = "Lê Thị Mẫu" }, new ChosenFile("Input.Papers[0].File", "đơn.pdf", FilingSteps.Pdf("a")));
        Assert.Contains(Refused, page.Text(".cc-papers"), StringComparison.Ordinal);
        Assert.Equal("Lê Thị Mẫu", page.ValueOf("Input.Name"));
    }
}
