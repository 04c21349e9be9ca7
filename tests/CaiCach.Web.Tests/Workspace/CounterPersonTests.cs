using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Who stands at the counter: the card, the open dossiers, the duplicate, the last dossier; and the way to the form.</summary>
public sealed class CounterPersonTests
{
    private const string Button = "Nộp và mở hồ sơ";
    private const string Form = "/can-bo/nop-tai-quay/" + World.Procedure;
    private const string Card = "045190999902|190999902|Trần Thị Thử Hai|05021990|Nữ|Thôn Minh Họa, Quảng Trị|01012022";

    [Fact]
    public async Task A_scanned_card_fills_the_form_without_scripts_and_a_broken_one_is_told()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Form);

        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.IdNumber"] = Card });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("045190999902", "Trần Thị Thử Hai", "05/02/1990", "Thôn Minh Họa, Quảng Trị"), (page.ValueOf("Input.IdNumber"), page.ValueOf("Input.Name"), page.ValueOf("Input.BirthDate"), page.ValueOf("Input.Address")));
        Assert.Null(page.ErrorAt("Input.IdNumber"));
        Assert.NotNull(page.ErrorAt("Input.Phone"));
        page = await receiver.PressAsync("Xem hồ sơ của người này", new Dictionary<string, string?> { ["Input.IdNumber"] = "1|2|3" });
        Assert.Contains("Không đọc được mã QR", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
        Assert.Equal("Trần Thị Thử Hai", page.ValueOf("Input.Name"));
    }

    [Fact]
    public async Task A_duplicate_is_warned_of_at_filing_and_at_acceptance_and_the_last_dossier_fills_the_form()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var first = await FileAsync(receiver);
        await receiver.OpenAsync(Form);
        var page = await receiver.PressAsync("Điền theo hồ sơ gần nhất", await SeenAsync(receiver));
        Assert.Equal(("Trần Thị Thử Hai", "0900000002", "Xã Minh Họa, Quảng Trị"), (page.ValueOf("Input.Name"), page.ValueOf("Input.Phone"), page.ValueOf("Input.Address")));

        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Papers[0].Originals"] = "1" });

        Assert.Contains("đang có hồ sơ của cùng thủ tục", page.ErrorAt("Input.Warned"), StringComparison.Ordinal);
        Assert.Contains($"/can-bo/ho-so/{first}", page.Html, StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Warned"] = "true" });
        Assert.StartsWith("/can-bo/ho-so/", page.Path, StringComparison.Ordinal);
        await receiver.PressAsync("Nhận kiểm tra");
        page = await receiver.OpenAsync(receiver.Page.Path + "/tiep-nhan");
        page = await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.NotNull(page.ErrorAt("Input.Warned"));
        await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Warned"] = "true" });
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.AcceptedAt != null));
    }

    [Fact]
    public async Task Who_has_no_other_dossier_is_accepted_without_a_question()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var id = await FileAsync(receiver);
        await receiver.PressAsync("Nhận kiểm tra");
        await receiver.OpenAsync($"/can-bo/ho-so/{id}/tiep-nhan");
        Assert.Equal($"/can-bo/ho-so/{id}", (await receiver.PressAsync("Tiếp nhận hồ sơ")).Path);
    }

    [Fact]
    public async Task An_exact_code_opens_its_form_and_what_was_filed_last_stands_first()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await FileAsync(receiver);

        Assert.Equal(Form, (await receiver.OpenAsync("/can-bo/nop-tai-quay?tu-khoa=+" + World.Procedure)).Path);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay");
        Assert.Contains(World.Procedure, page.Document.QuerySelector("a[data-key=F2]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("#tu-khoa")!.HasAttribute("autofocus"));
    }

    private static async Task<Dictionary<string, string?>> SeenAsync(Browser receiver)
    {
        var seen = new Dictionary<string, string?> { ["Input.IdNumber"] = "045190999902" };
        await receiver.PressAsync("Xem hồ sơ của người này", seen);
        return seen;
    }

    private static async Task<Guid> FileAsync(Browser receiver)
    {
        await receiver.OpenAsync(Form);
        var page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
            ["Input.Papers[0].Originals"] = "1",
        });
        return Guid.Parse(page.Path.Split('/')[3]);
    }
}
