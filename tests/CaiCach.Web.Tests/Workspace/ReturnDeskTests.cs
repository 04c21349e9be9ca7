using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The return desk: a code opens what the counter must know, one form hands the result over, and the box is empty again.</summary>
public sealed class ReturnDeskTests
{
    private const string Desk = "/can-bo/tra-ket-qua";
    private const string Button = "Trả kết quả, sang hồ sơ tiếp theo";

    [Fact]
    public async Task A_scanned_code_opens_the_result_and_after_the_hand_over_the_box_is_empty_and_says_what_was_done()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.DossierPapers.Where(p => p.ComponentCode == "C1").ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 1).SetProperty(p => p.GoesBack, true));
        }

        var code = (await office.World.DossierAsync(id)).Code!;
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync($"{Desk}?ma={code}");
        Assert.Contains("Có kết quả từ", page.Text(), StringComparison.Ordinal);
        Assert.Contains("số định danh 045090999901", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.ValueOf("ma") ?? "");
        var original = page.Document.QuerySelector("[name='Input.Originals']")!.GetAttribute("value")!;

        page = await receiver.PressAsync(Button);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn người nhận kết quả.", page.ErrorAt("Input.Who"));
        Assert.Equal("Đối chiếu giấy tờ của người nhận rồi đánh dấu.", page.ErrorAt("Input.IdentityChecked"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Who"] = "uy-quyen", ["Input.Originals"] = original, ["Input.IdentityChecked"] = "true" });
        Assert.Equal("Nhập họ tên người được ủy quyền.", page.ErrorAt("Input.Name"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Name"] = "Lê Thị Thử Ba", ["Input.IdNumber"] = "045190999902", ["Input.AuthorityDate"] = "01/3/2026", ["Input.AuthorityUntil"] = "01/3/2026" });
        Assert.Equal("Văn bản ủy quyền đã hết hạn sau ngày 01/03/2026.", page.ErrorAt("Input.AuthorityUntil"));
        Assert.NotNull(page.ErrorAt("Input.AuthorityIssuer"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.AuthorityUntil"] = "", ["Input.AuthorityIssuer"] = "UBND xã Minh Họa" });

        Assert.Equal((HttpStatusCode.OK, Desk), (page.Status, page.Path));
        Assert.Contains($"Đã trả kết quả hồ sơ {code}.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("người nhận: Lê Thị Thử Ba", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.ValueOf("ma") ?? "");
        Assert.Contains("Không có kết quả nào trong danh sách này.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Done, await office.StateAsync(id));
        Assert.Contains("Đã trả lại bản chính của 1 giấy tờ", (await receiver.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        Assert.Contains("Đã trả lúc", (await receiver.OpenAsync($"{Desk}?ma={code}")).Text(), StringComparison.Ordinal);
        Assert.Empty(receiver.Page.Document.QuerySelectorAll("[name='Input.Who']"));
    }

    [Fact]
    public async Task The_head_of_the_one_stop_signs_a_list_for_the_archive_and_the_desk_says_where_the_result_lies()
    {
        await using var office = await Office.OpenAsync();
        var code = (await office.World.DossierAsync(await office.IssuedAsync())).Code!;
        await office.LaterAsync("2027-03-03T09:00");
        using var director = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"));
        await director.OpenAsync(Desk);
        var page = await director.ClickAsync("Chuyển lưu trữ kết quả không ai nhận");
        Assert.Contains("quá 12 tháng", page.Text(), StringComparison.Ordinal);
        page = await director.PressAsync("Ký danh sách chuyển lưu trữ");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập nơi lưu trữ."), (page.Status, page.ErrorAt("Input.Place")));
        page = await director.PressAsync("Ký danh sách chuyển lưu trữ", new Dictionary<string, string?> { ["Input.Place"] = "Kho lưu trữ, hộp 12" });
        Assert.All(new[] { "Số: 01/LT-BPTNTKQ", code, "Nơi lưu trữ: Kho lưu trữ, hộp 12", "Trưởng Bộ phận Một cửa" }, said => Assert.Contains(said, page.Text("article"), StringComparison.Ordinal));
        Assert.Contains("01/LT-BPTNTKQ", (await director.OpenAsync("/can-bo/luu-tru-ket-qua")).Text("main"), StringComparison.Ordinal);
        foreach (var list in new[] { Desk, "/can-bo/viec/tra-ket-qua" })
        {
            Assert.Contains("Đã chuyển lưu trữ", (await office.As(Role.Receiver).OpenAsync(list)).Text("tbody"), StringComparison.Ordinal);
        }

        Assert.Contains("danh sách số 01/LT-BPTNTKQ; bản giấy ở Kho lưu trữ, hộp 12.", (await office.As(Role.Receiver).OpenAsync($"{Desk}?ma={code}")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/luu-tru-ket-qua")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync("/can-bo/luu-tru-ket-qua?don-vi=BKHCN")).Status);
    }

    [Fact]
    public async Task A_signature_drawn_at_the_desk_becomes_a_paper_of_the_dossier_for_officials_alone_and_what_is_no_picture_is_refused()
    {
        const string Png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync($"{Desk}?ma={(await office.World.DossierAsync(id)).Code}");
        Assert.True(receiver.Page.Document.QuerySelector("[data-signature]")!.HasAttribute("hidden"));
        foreach (var wrong in new[] { "chữ ký", "data:image/png;base64,???", "data:image/png;base64,aGVsbG8=" })
        {
            var refused = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Who"] = "chu-ho-so", ["Input.IdentityChecked"] = "true", ["Input.Signature"] = wrong });
            Assert.Equal("Không đọc được chữ ký; xóa rồi ký lại.", refused.ErrorAt("Input.Signature"));
        }

        await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Signature"] = Png });

        Assert.Equal(BusinessState.Done, await office.StateAsync(id));
        var paper = Assert.Single((await office.World.DossierAsync(id)).Papers, p => p.Kind == PaperKind.DeliveryProof);
        Assert.Equal("image/png", paper.MediaType);
        Assert.Contains("Xác nhận đã nhận kết quả", (await receiver.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        using var shown = await receiver.GetAsync($"{Office.Address(id)}?handler=File&paper={paper.Id}");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        using var hidden = await citizen.GetAsync($"/ho-so/{id}/tep/{paper.Id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var told = DossierEventData.Parse(await LastAsync(office, id));
        Assert.Equal([paper.Sha256!], told.Files!);
    }

    private static async Task<string> LastAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return await db.Events.Where(e => e.StreamId == id).OrderByDescending(e => e.Version).Select(e => e.Data).FirstAsync();
    }

    [Fact]
    public async Task A_result_is_posted_with_its_waybill_and_the_applicant_sees_the_number()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.DossierPapers.Where(p => p.ComponentCode == "C1").ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 1).SetProperty(p => p.GoesBack, true));
        }

        var dossier = await office.World.DossierAsync(id);
        var (code, original) = (dossier.Code!, dossier.Papers.Single(p => p.ComponentCode == "C1").Id.ToString());
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync($"{Desk}?ma={code}");
        var ids = receiver.Page.Document.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);

        var page = await receiver.PressAsync("Ghi nhận đã gửi bưu chính", new Dictionary<string, string?> { ["Input.Carrier"] = "Bưu điện tỉnh", ["Input.PostedOn"] = "hôm nay", ["Input.PostedOriginals"] = Guid.NewGuid().ToString() });
        Assert.Equal("Hồ sơ không có bản chính như vậy để trả lại.", page.ErrorAt("Input.PostedOriginals"));
        page = await receiver.PressAsync("Ghi nhận đã gửi bưu chính", new Dictionary<string, string?> { ["Input.PostedOriginals"] = original });
        Assert.Equal("Nhập số vận đơn.", page.ErrorAt("Input.Waybill"));
        Assert.Equal("Nhập ngày gửi.", page.ErrorAt("Input.PostedOn"));
        Assert.Equal(("Bưu điện tỉnh", "hôm nay"), (page.ValueOf("Input.Carrier"), page.ValueOf("Input.PostedOn")));
        page = await receiver.PressAsync("Ghi nhận đã gửi bưu chính", new Dictionary<string, string?> { ["Input.Waybill"] = "VD123456789VN", ["Input.PostedOn"] = "2/3/2026" });

        Assert.Contains($"Đã trả kết quả hồ sơ {code}.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã trả lại bản chính của 1 giấy tờ", (await receiver.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("số vận đơn VD123456789VN", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/tra-cuu?so=" + code);
        Assert.Contains("VD123456789VN", (await visitor.PressAsync("Tra cứu", new Dictionary<string, string?> { ["Input.LastFour"] = "9901" })).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fee_that_is_owed_is_taken_first_at_the_same_desk()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 250_000));
        }

        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync($"{Desk}?ma={(await office.World.DossierAsync(id)).Code}");
        Assert.Contains("Phải thu phí, lệ phí trước khi trả kết quả.", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Who']"));
        page = await receiver.PressAsync("Ghi nhận đã nộp 250.000 đồng");
        Assert.Equal("Nhập số biên lai.", page.ErrorAt("Input.Receipt"));
        page = await receiver.PressAsync("Ghi nhận đã nộp 250.000 đồng", new Dictionary<string, string?> { ["Input.Receipt"] = "BL-0009" });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đã nộp: 250.000 đồng", page.Text(), StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("[name='Input.Who']"));
    }

    [Fact]
    public async Task Two_at_the_desk_hand_a_result_over_once_and_the_second_is_told()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        var code = (await office.World.DossierAsync(id)).Code;
        var colleague = await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        using var other = await office.Site.BrowseAsync(colleague);
        var first = office.As(Role.Receiver);
        var fields = new Dictionary<string, string?> { ["Input.Who"] = "chu-ho-so", ["Input.IdentityChecked"] = "true" };
        await first.OpenAsync($"{Desk}?ma={code}");
        await other.OpenAsync($"{Desk}?ma={code}");

        Assert.Equal(HttpStatusCode.OK, (await first.PressAsync(Button, fields)).Status);
        var page = await other.PressAsync(Button, fields);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Người khác vừa thay đổi hồ sơ này", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã trả lúc", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_wait_oldest_first_and_count_as_not_collected_after_ten_days()
    {
        await using var office = await Office.OpenAsync();
        var old = await office.IssuedAsync();
        await office.LaterAsync("2026-03-12T09:00");
        var fresh = await office.IssuedAsync();
        var page = await office.As(Role.Receiver).OpenAsync(Desk);
        Assert.DoesNotContain("Chưa đến nhận", page.Text("table"), StringComparison.Ordinal);
        Assert.Equal(("10 ngày", "0 ngày"), Waited(page));

        await office.LaterAsync("2026-03-13T09:00");
        page = await office.As(Role.Receiver).OpenAsync(Desk);
        Assert.Equal(("11 ngày Chưa đến nhận", "1 ngày"), Waited(page));
        page = await office.As(Role.Receiver).ClickAsync("Chỉ xem kết quả chưa đến nhận");
        Assert.Contains((await office.World.DossierAsync(old)).Code!, page.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain((await office.World.DossierAsync(fresh)).Code!, page.Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_stays_in_the_box_and_one_without_a_result_says_where_it_is()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync($"{Desk}?ma=H50.000-1");
        Assert.Equal((HttpStatusCode.NotFound, "H50.000-1"), (page.Status, page.ValueOf("ma")));
        Assert.Contains("Không có hồ sơ nào mang mã này", page.Text(), StringComparison.Ordinal);

        page = await receiver.OpenAsync($"{Desk}?ma={(await office.World.DossierAsync(id)).Code}");
        Assert.Contains("Chưa có kết quả.", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Who']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync(Desk)).Status);
    }

    /// <summary>How long the first two of the list wait.</summary>
    private static (string First, string Second) Waited(Page page) => (page.Text("tbody tr:nth-child(1) td:last-child"), page.Text("tbody tr:nth-child(2) td:last-child"));
}
