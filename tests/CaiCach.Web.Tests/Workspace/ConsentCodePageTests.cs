using System.Net;
using System.Text.RegularExpressions;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An agent has a code sent to the citizen and files with it, without JavaScript; nothing that was typed is lost on the way.</summary>
public sealed partial class ConsentCodePageTests
{
    [Fact]
    public async Task The_code_is_sent_typed_and_told_in_the_history_and_the_page_says_the_same_of_who_has_no_account()
    {
        await using var office = await Office.OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.Users.Where(u => u.Id == office.Citizen.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "ct@mau.example"));
        }

        using var agent = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.PostalAgent, "SKHCN-QT-MC"));
        await agent.OpenAsync("/can-bo/dai-ly/nop/" + World.Procedure);
        var page = await agent.PressAsync("Gửi mã cho công dân");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Nhập số định danh cá nhân của công dân", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
        page = await agent.PressAsync("Gửi mã cho công dân", new Dictionary<string, string?> { ["Input.IdNumber"] = "045190999902", ["Input.Name"] = "Trần Thị Thử Hai" });
        var nobody = page.Text("[role=status]");
        Assert.Equal((HttpStatusCode.OK, "Trần Thị Thử Hai"), (page.Status, page.ValueOf("Input.Name")));
        page = await agent.PressAsync("Gửi mã cho công dân", new Dictionary<string, string?>
        {
            ["Input.Name"] = "Phạm Văn Thử Một",
            ["Input.IdNumber"] = "045090999901",
            ["Input.Phone"] = "0900000001",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
            ["Input.AssistConsent"] = "true",
        });
        Assert.Equal(nobody, page.Text("[role=status]"));
        string code;
        await using (var db = office.World.Database.Open())
        {
            code = Digits().Match((await db.Mails.SingleAsync(m => m.Address == "ct@mau.example")).Text).Groups[1].Value;
        }

        page = await agent.PressAsync("Nộp hồ sơ", new Dictionary<string, string?> { ["Input.ConsentCode"] = code == "111111" ? "222222" : "111111" }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.StartsWith("Mã xác nhận không đúng", page.ErrorAt("Input.ConsentCode"), StringComparison.Ordinal);
        page = await agent.PressAsync("Nộp hồ sơ", new Dictionary<string, string?> { ["Input.ConsentCode"] = code });
        Assert.Contains("Đã ghi nhận hồ sơ", page.Text(), StringComparison.Ordinal);
        await using (var db = office.World.Database.Open())
        {
            var id = await db.Dossiers.Where(d => d.AgentId != null).Select(d => d.Id).SingleAsync();
            page = await office.As(Role.Receiver).OpenAsync(Office.Address(id));
        }

        Assert.Contains("Công dân đồng ý bằng mã gửi đến tài khoản của mình", page.Text(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@": (\d{6})\.", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
