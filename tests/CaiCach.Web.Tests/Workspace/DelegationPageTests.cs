using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The head lets a division head sign on a page, who then signs from the own queue.</summary>
public sealed class DelegationPageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_head_delegates_the_delegate_signs_and_the_history_says_for_whom(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.ProposedAsync(ProposalKind.Grant);
        var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync("/can-bo");
        await head.ClickAsync("Ủy quyền ký");
        var form = new Dictionary<string, string?>
        {
            ["Input.Delegate"] = deputy.Id.ToString(),
            ["Input.Form"] = "ByAuthorisation",
            ["Input.HeadTitle"] = "Giám đốc",
            ["Input.OwnTitle"] = "Chánh Văn phòng",
            ["Input.Kinds"] = "Results",
            ["Input.Number"] = "05/UQ-SKHCN",
            ["Input.FirstDay.Day"] = "2",
            ["Input.FirstDay.Month"] = "3",
            ["Input.FirstDay.Year"] = "2026",
            ["Input.LastDay.Day"] = "6",
            ["Input.LastDay.Month"] = "3",
            ["Input.LastDay.Year"] = "2026",
        };
        var page = await head.PressAsync("Ghi ủy quyền ký", new Dictionary<string, string?>(form) { ["Input.Form"] = "", ["Input.Delegate"] = "", ["Input.LastDay.Year"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn hình thức ký.", page.ErrorAt("Input.Form"));
        Assert.Equal("Ngày cuối: còn thiếu năm", page.ErrorAt("Input.LastDay"));
        Assert.Equal("05/UQ-SKHCN", page.ValueOf("Input.Number"));
        var clerk = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = deputy.Id!.Value, UnitId = await office.World.UnitAsync("SKHCN-QT-VP"), Role = Role.Clerk, ValidFrom = new(2026, 3, 6) };
        await using var db = office.World.Database.Open();
        db.Posts.Add(clerk);
        await db.SaveChangesAsync();
        page = await head.PressAsync("Ghi ủy quyền ký", form);
        Assert.StartsWith("Người này còn là văn thư trong những ngày ấy nên không ký thay lãnh đạo cơ quan: văn thư không sửa nội dung.", page.ErrorAt("Input.Delegate"), StringComparison.Ordinal);
        db.Posts.Remove(clerk);
        await db.SaveChangesAsync();
        page = await head.PressAsync("Ghi ủy quyền ký", form);
        Assert.Contains("Đã ghi ủy quyền ký.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ký thừa ủy quyền (TUQ.) Giám đốc, Chánh Văn phòng", page.Text(), StringComparison.Ordinal);

        using var signer = await office.Site.BrowseAsync(deputy);
        Assert.Contains("Hôm nay ông/bà được ký thay", (await signer.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, (await signer.OpenAsync("/can-bo/ky")).Text(), StringComparison.Ordinal);
        await signer.OpenAsync(Office.Address(id, "ky-giai-quyet"));
        await signer.PressAsync("Ký giải quyết");
        Assert.Equal(BusinessState.DecidedGrant, (await office.World.DossierAsync(id)).State);
        page = await head.OpenAsync(Office.Address(id));
        Assert.Contains("Ký thừa ủy quyền (TUQ.) Giám đốc, thay", page.Text(), StringComparison.Ordinal);

        await head.OpenAsync("/can-bo/uy-quyen-ky");
        page = await head.PressAsync($"Rút ủy quyền của {deputy.Name}");
        Assert.Contains("Đã rút ủy quyền ký.", page.Text(), StringComparison.Ordinal);
        using var specialist = await office.Site.BrowseAsync(office.Actor(Role.Specialist));
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.OpenAsync("/can-bo/uy-quyen-ky")).Status);
    }
}
