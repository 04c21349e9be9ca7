using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>Handed in at the counter of one department, decided by another, returned at the first: told in the pages of everybody who has a part in it.</summary>
public sealed class SharedReceptionTests(Chromium chromium)
{
    [Theory]
    [InlineData("sqlite", 1280, true)]
    [InlineData("postgres", 360, false)]
    public async Task A_counter_takes_a_dossier_in_for_another_department_and_returns_its_result(string engine, int width, bool javaScript)
    {
        await using var site = await TestSite.StartAsync(engine, listen: true);
        var people = await Journey.InAsync(site.World);
        await using (var controller = await Visit.OpenAsync(chromium, site, width, javaScript, await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP")))
        {
            await controller.GoAsync("/can-bo/danh-muc");
            await controller.PressAsync(AriaRole.Link, "Tiếp nhận không phụ thuộc địa giới");
            await controller.Page.GetByLabel("Mọi thủ tục của cơ quan").CheckAsync();
            await controller.PressAsync(AriaRole.Button, "Lưu");
            Assert.Contains("Đã lưu những thủ tục được tiếp nhận hộ.", await controller.Page.ContentAsync(), StringComparison.Ordinal);
        }

        Guid id;
        var actor = await site.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        await using (var receiver = await Visit.OpenAsync(chromium, site, width, javaScript, actor))
        {
            await receiver.GoAsync("/can-bo/nop-tai-quay?tu-khoa=x+quang");
            Assert.Contains("Nhận hộ cơ quan khác trong tỉnh", await receiver.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await receiver.PressAsync(AriaRole.Link, "Thủ tục khai báo thiết bị X-quang chẩn đoán trong y tế");
            await receiver.FillAsync("Họ và tên, hoặc tên tổ chức", "Trần Thị Thử Hai");
            await receiver.FillAsync("Số định danh cá nhân, hoặc mã số thuế", "045190999902");
            await receiver.FillAsync("Điện thoại", "0900000002");
            await receiver.FillAsync("Địa chỉ", "Xã Minh Họa, tỉnh Quảng Trị");
            await receiver.Page.GetByLabel("Tệp quét: Phiếu khai báo").SetInputFilesAsync(Steps.Pdf("to-khai.pdf"));
            await receiver.PressAsync(AriaRole.Button, "Nộp và mở hồ sơ");
            id = Guid.Parse(new Uri(receiver.Page.Url).AbsolutePath.Split('/')[3]);
            await receiver.DoAsync(id, "nhan-kiem-tra");
            await receiver.DoAsync(id, "tiep-nhan");
            await receiver.GoAsync($"/can-bo/ho-so/{id}/mau-01");
            Assert.Contains("Cơ quan giải quyết: Sở Khoa học và Công nghệ tỉnh Quảng Trị", await receiver.Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
            await receiver.GoAsync("/can-bo/ban-giao");
            await receiver.Page.GetByLabel("Trần Thị Thử Hai").CheckAsync();
            await receiver.Page.GetByLabel("Chuyển đến").SelectOptionAsync(new SelectOptionValue { Label = "Phòng Quản lý công nghệ và Chuyên ngành" });
            await receiver.PressAsync(AriaRole.Button, "Bàn giao và lập danh sách");
        }

        await site.DecideAsync(chromium, people, id, width, javaScript);

        await using var counter = await Visit.OpenAsync(chromium, site, width, javaScript, actor);
        await counter.GoAsync("/can-bo/viec/tra-ket-qua");
        await counter.DoAsync(id, "tra-ket-qua", async page =>
        {
            await page.GetByLabel("Họ tên người nhận kết quả").FillAsync("Trần Thị Thử Hai");
            await page.Locator("input[name='Input.IdentityChecked'][type=checkbox]").CheckAsync();
        });
        var dossier = await site.World.DossierAsync(id);
        Assert.Equal((BusinessState.Done, await site.World.UnitAsync("SNV-QT"), await site.World.UnitAsync(World.Agency)), (dossier.State, dossier.ReceivedById, dossier.AgencyId));
        await counter.GoAsync("/can-bo/so-theo-doi");
        Assert.Contains("Sở Khoa học và Công nghệ tỉnh Quảng Trị", await counter.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await counter.GoAsync("/can-bo/cuoi-ngay");
        Assert.Equal(["1", "0", "1", "0", "1"], await counter.Page.Locator("[data-figure^=Others]").AllInnerTextsAsync());
        await site.World.AssertRecountAsync();
    }
}
