using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Parts of a dossier go to other bodies, through the pages of everyone who sees one. The dossier is due on 09/3/2026.</summary>
public sealed class PartPageTests
{
    private const string Send = "Chuyển giải quyết liên thông";
    private const string Property = "BKHCN-SHTT";

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var unit = (await office.World.UnitAsync(Property)).ToString();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "chuyen-lien-thong"));

        var page = await specialist.PressAsync(Send, new Dictionary<string, string?> { ["Input.Bodies[0].Days"] = "3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Nhập nội dung đề nghị giải quyết.", "Chọn ít nhất một cơ quan giải quyết phần việc."), (page.ErrorAt("Input.Question"), page.ErrorAt("Input.Bodies[0].Unit")));

        page = await specialist.PressAsync(Send, new Dictionary<string, string?> { ["Input.Question"] = "Tra cứu nhãn hiệu", ["Input.Bodies[1].Unit"] = unit, ["Input.Bodies[1].Days"] = "ba" });
        Assert.Equal("Nhập số ngày làm việc, từ 1 đến 90.", page.ErrorAt("Input.Bodies[1].Days"));
        page = await specialist.PressAsync(Send, new Dictionary<string, string?> { ["Input.Bodies[1].Days"] = "91" });
        Assert.Equal("Thời hạn của phần việc phải từ 1 đến 90 ngày làm việc.", page.ErrorAt("Input.Bodies[1].Days"));
        Assert.Equal(("Tra cứu nhãn hiệu", unit, "91"), (page.ValueOf("Input.Question"), page.ValueOf("Input.Bodies[1].Unit"), page.ValueOf("Input.Bodies[1].Days")));
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));
    }

    [Theory]
    [InlineData("5", false)]
    [InlineData("6", true)]
    public async Task The_specialist_the_other_body_and_the_applicant_each_see_what_is_theirs(string days, bool warned)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var paper = (await office.World.DossierAsync(id)).Papers[0].Id.ToString();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "chuyen-lien-thong"));
        var page = await specialist.PressAsync(Send, new Dictionary<string, string?>
        {
            ["Input.Question"] = "Tra cứu nhãn hiệu",
            ["Input.Bodies[0].Unit"] = (await office.World.UnitAsync(Property)).ToString(),
            ["Input.Bodies[0].Days"] = days,
            ["Input.Shared"] = paper,
        });
        if (warned)
        {
            Assert.Contains("Thời hạn của phần việc kết thúc sau hạn trả kết quả của hồ sơ (17:00 09/03/2026).", page.Text(), StringComparison.Ordinal);
            page = await specialist.PressAsync(Send);
        }

        Assert.Contains("Đã chuyển phần việc đến cơ quan liên thông; thời hạn vẫn tính.", page.Text(), StringComparison.Ordinal);
        var dossier = await office.World.DossierAsync(id);
        Assert.Contains($"{dossier.Code}-LT1", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Cục Sở hữu trí tuệ", page.Text(), StringComparison.Ordinal);

        await using var db = office.World.Database.Open();
        var part = await db.Dossiers.AsNoTracking().SingleAsync(d => d.PartOfId == id);
        var receiver = await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        using var other = await office.Site.BrowseAsync(receiver);
        Assert.Contains(part.Code!, (await other.OpenAsync("/can-bo/viec/chuyen")).Text(), StringComparison.Ordinal);
        var theirs = await other.OpenAsync(Office.Address(part.Id));
        Assert.Contains("Tra cứu nhãn hiệu", theirs.Text(), StringComparison.Ordinal);
        Assert.Contains(dossier.Code!, theirs.Text(), StringComparison.Ordinal);
        Assert.Contains("Kết quả của phần việc này được chuyển cho cơ quan chủ trì.", theirs.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(Office.Address(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.OpenAsync(Office.Address(part.Id))).Status);

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var own = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Các cơ quan liên thông đang giải quyết phần việc của mình; thời hạn vẫn tính.", own.Text(), StringComparison.Ordinal);
        Assert.Contains("Phần việc ở cơ quan khác", own.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tra cứu nhãn hiệu", own.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/ho-so/{part.Id}")).Status);
    }
}
