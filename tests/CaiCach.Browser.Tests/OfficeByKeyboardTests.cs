using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

public sealed class OfficeByKeyboardTests(Chromium chromium)
{
    private const string Confirm = "main form .cc-actions button.govuk-button";

    [Fact]
    public async Task Officials_take_a_dossier_from_the_worklist_to_the_hand_over_with_the_keyboard_alone()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var people = await Journey.InAsync(site.World);
        var id = await people.SubmitAsync();

        await using (var receiver = await Visit.OpenAsync(chromium, site, actor: people.Receiver))
        {
            await receiver.GoAsync("/can-bo");
            await receiver.Page.Keyboard.PressAsync("Tab");
            Assert.Equal("Đến nội dung chính", await receiver.Page.EvaluateAsync<string>("() => document.activeElement.innerText"));
            await OpenAsync(receiver, "tiep-nhan", id);
            await receiver.FollowAsync(".cc-actions form button");
            await StepAsync(receiver, "tiep-nhan");
            await receiver.FollowAsync($".cc-actions a[href$='{id}/chuyen']");
            await receiver.ChooseAtAsync("#Input_ToUnit", "Phòng Quản lý công nghệ");
            await receiver.FollowAsync(Confirm);
        }

        await using (var head = await Visit.OpenAsync(chromium, site, actor: people.DivisionHead))
        {
            await OpenAsync(head, "xu-ly", id);
            await head.FollowAsync($".cc-actions a[href$='{id}/phan-cong']");
            await head.ChooseAtAsync("#Input_ToOfficer", people.Specialist.Name);
            await head.FollowAsync(Confirm);
        }

        await using (var specialist = await Visit.OpenAsync(chromium, site, actor: people.Specialist))
        {
            await OpenAsync(specialist, "xu-ly", id);
            await specialist.FollowAsync($".cc-actions a[href$='{id}/de-xuat']");
            await specialist.TabToAsync("input[name='Input.Kind']");
            await specialist.Page.Keyboard.PressAsync("Space");
            await specialist.TypeAtAsync("#Input_Reason", "Hồ sơ đủ điều kiện.");
            await specialist.TabToAsync("input[type=file]");
            await specialist.Page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
            await specialist.FollowAsync(Confirm);
        }

        await using (var director = await Visit.OpenAsync(chromium, site, actor: people.Head))
        {
            await OpenAsync(director, "ky", id);
            await StepAsync(director, "ky-giai-quyet");
        }

        await using (var clerk = await Visit.OpenAsync(chromium, site, actor: people.Clerk))
        {
            await OpenAsync(clerk, "phat-hanh", id);
            await clerk.FollowAsync($".cc-actions a[href$='{id}/phat-hanh']");
            await clerk.TypeAtAsync("#Input_Number", "12/GXN-SKHCN");
            await clerk.TabToAsync("input[type=file]");
            await clerk.Page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
            await clerk.FollowAsync(Confirm);
        }

        await using var counter = await Visit.OpenAsync(chromium, site, actor: people.Receiver);
        await OpenAsync(counter, "tra-ket-qua", id);
        await counter.FollowAsync($".cc-actions a[href$='{id}/tra-ket-qua']");
        await counter.TabToAsync("input[name='Input.IdentityChecked']");
        await counter.Page.Keyboard.PressAsync("Space");
        await counter.TypeAtAsync("#Input_ReceivedBy", "Phạm Văn Thử Một");
        await counter.FollowAsync(Confirm);

        Assert.Equal(BusinessState.Done, (await site.World.DossierAsync(id)).State);
    }

    /// <summary>From the start page by the card of a desk to the dossier in its list.</summary>
    private static async Task OpenAsync(Visit official, string desk, Guid id)
    {
        await official.GoAsync("/can-bo");
        await official.FollowAsync($"main a[href*='/can-bo/viec/{desk}']");
        await official.FollowAsync($"main table a[href='/can-bo/ho-so/{id}']");
    }

    /// <summary>A step that asks nothing: opened and confirmed.</summary>
    private static async Task StepAsync(Visit official, string slug)
    {
        await official.FollowAsync($".cc-actions a[href$='/{slug}']");
        await official.FollowAsync(Confirm);
    }
}
