using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

public sealed class JourneyTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_dossier_is_filed_at_the_counter_and_goes_through_every_desk_to_whoever_collects_the_result(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo");
        await receiver.ClickAsync("Nhận hồ sơ nộp tại quầy");
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>
        {
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Thôn Minh Họa 2, xã Minh Họa, Quảng Trị",
            ["Input.Papers[0].Originals"] = "1",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        Assert.Contains("Trần Thị Thử Hai", page.Text("h1"), StringComparison.Ordinal);

        await receiver.PressAsync("Nhận kiểm tra");
        page = await receiver.ClickAsync("Tiếp nhận hồ sơ");
        Assert.Contains("H50.901-260302-0001", page.Text(), StringComparison.Ordinal);
        Assert.Contains("17:00 09/03/2026", page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.Contains("Đã tiếp nhận hồ sơ.", page.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        page = await receiver.ClickAsync("In Mẫu số 01");
        Assert.Contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Thời gian trả kết quả: 17:00 09/03/2026", page.Text("article"), StringComparison.Ordinal);
        Assert.StartsWith("data:image/png;base64,", page.Document.QuerySelector("article img")!.GetAttribute("src"), StringComparison.Ordinal);

        await receiver.OpenAsync(Office.Address(id));
        await receiver.ClickAsync("Chuyển đơn vị xử lý");
        await receiver.PressAsync("Chuyển đơn vị xử lý", new Dictionary<string, string?> { ["Input.ToUnit"] = (await office.World.UnitAsync(Office.Division)).ToString() });

        var head = office.As(Role.DivisionHead);
        await head.OpenAsync("/can-bo/viec/xu-ly?xem=chua-giao");
        await head.ClickAsync("H50.901-260302-0001");
        await head.ClickAsync("Phân công người xử lý");
        await head.PressAsync("Phân công người xử lý", new Dictionary<string, string?> { ["Input.ToOfficer"] = office.Actor(Role.Specialist).Id.ToString() });

        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync("/can-bo/viec/xu-ly");
        await specialist.ClickAsync("H50.901-260302-0001");
        await specialist.ClickAsync("Trình đề xuất");
        await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Grant", ["Input.Reason"] = "Hồ sơ đủ điều kiện." }, new ChosenFile("Input.File", "du-thao.pdf", Office.Pdf));

        var leader = office.As(Role.AgencyHead);
        await leader.OpenAsync("/can-bo/viec/ky");
        page = await leader.ClickAsync("H50.901-260302-0001");
        Assert.Contains("Hồ sơ đủ điều kiện.", page.Text(), StringComparison.Ordinal);
        await leader.ClickAsync("Ký giải quyết");
        await leader.PressAsync("Ký giải quyết");

        var clerk = office.As(Role.Clerk);
        await clerk.OpenAsync("/can-bo/viec/phat-hanh");
        await clerk.ClickAsync("H50.901-260302-0001");
        await clerk.ClickAsync("Vào số, phát hành kết quả");
        page = await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Number"] = "12/GXN-SKHCN" });
        Assert.Equal(HttpStatusCode.OK, page.Status);

        await receiver.OpenAsync("/can-bo/viec/tra-ket-qua");
        await receiver.ClickAsync("H50.901-260302-0001");
        await receiver.ClickAsync("Trả kết quả tại quầy");
        page = await receiver.PressAsync("Trả kết quả tại quầy", new Dictionary<string, string?> { ["Input.IdentityChecked"] = "true", ["Input.ReceivedBy"] = "Trần Thị Thử Hai" });

        Assert.Equal(BusinessState.Done, await office.StateAsync(id));
        Assert.Contains("Trả kết quả cho người nộp", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Equal(6, page.Document.QuerySelectorAll("details table tbody tr").Length);
        Assert.Contains("không có bước nào", page.Text(".cc-actions"), StringComparison.Ordinal);
    }
}
