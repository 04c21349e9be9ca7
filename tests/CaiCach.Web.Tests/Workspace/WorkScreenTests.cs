using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;

namespace CaiCach.Web.Tests.Workspace;

public sealed class WorkScreenTests
{
    [Theory]
    [InlineData("tiep-nhan")]
    [InlineData("yeu-cau-bo-sung")]
    [InlineData("tu-choi-tiep-nhan")]
    public async Task A_receiver_decides_on_the_intake_with_the_papers_beside_the_form(string step)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var page = await office.As(Role.Receiver).OpenAsync(Office.Address(id, step));
        Assert.Single(page.Document.QuerySelectorAll("iframe"));
        Assert.Contains("045090999901", page.Text(), StringComparison.Ordinal);
        Assert.Empty((await office.As(Role.Receiver).OpenAsync(Office.Address(id, "sua-lien-lac"))).Document.QuerySelectorAll("iframe"));
    }

    [Fact]
    public async Task A_specialist_has_form_papers_law_earlier_dossiers_and_history_on_one_screen_and_loses_nothing_typed()
    {
        await using var office = await Office.OpenAsync();
        var earlier = await office.IssuedAsync();
        var id = (await office.World.SubmitAsync(office.Citizen)).Id;
        var (receiver, specialist) = (office.World.By(office.Actor(Role.Receiver)), office.Actor(Role.Specialist));
        var unit = await office.World.UnitAsync(Office.Division);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(receiver, id, v), id);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(receiver, id, v), id);
        await office.Do<TransferDossier>((u, v) => u.RunAsync(receiver, id, v, unit), id);
        await office.Do<AssignDossier>((u, v) => u.RunAsync(office.World.By(specialist), id, v, specialist.Id!.Value), id);
        var browser = office.As(Role.Specialist);

        var page = await browser.OpenAsync($"{Office.Address(id)}/de-xuat");
        AssertWhole(page);

        // Without scripts the paper opens in the frame, beside what is typed; a refused press keeps both.
        page = await browser.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Grant", ["Input.Reason"] = "Đủ điều kiện cấp" });
        Assert.NotNull(page.ErrorAt("Input.File"));
        Assert.Equal("Đủ điều kiện cấp", page.ValueOf("Input.Reason"));
        AssertWhole(page);

        // The head, and whoever has no work in hand, have their own pages.
        Assert.Empty((await office.As(Role.AgencyHead).OpenAsync($"{Office.Address(id)}/dung")).Document.QuerySelectorAll("iframe"));

        void AssertWhole(Page shown)
        {
            var frame = Assert.Single(shown.Document.QuerySelectorAll("iframe"));
            var paper = Assert.Single(shown.Document.QuerySelectorAll($"a[target={frame.GetAttribute("name")}]"));
            Assert.Equal(frame.GetAttribute("src"), paper.GetAttribute("href"));
            var text = shown.Text();
            Assert.Contains("045090999901", text, StringComparison.Ordinal);
            Assert.Contains("Căn cứ pháp lý của thủ tục", text, StringComparison.Ordinal);
            Assert.Contains("giải quyết trong 0 ngày làm việc", text, StringComparison.Ordinal);
            Assert.NotNull(shown.Document.QuerySelector($"a[href='/can-bo/ho-so/{earlier}']"));
            Assert.Contains("Tiếp nhận hồ sơ, hẹn trả kết quả", text, StringComparison.Ordinal);
        }
    }
}
