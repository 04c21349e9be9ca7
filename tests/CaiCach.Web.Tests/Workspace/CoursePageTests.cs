using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Where a dossier is moved on, the page says what the process prescribes, asks for the branch, and for a reason where steps are skipped.</summary>
public sealed class CoursePageTests
{
    private static readonly ProcessStep Assigning = Step("s1", "Phân công", Role.DivisionHead, Office.Division);

    [Fact]
    public async Task The_unit_and_the_person_of_the_next_step_are_chosen_beforehand_and_may_be_changed()
    {
        await using var office = await Office.OpenAsync();
        await office.ApproveProcessAsync(Assigning, Step("s2", "Thẩm định", Role.Specialist, Office.Division));
        var id = await office.AcceptedAsync();
        var (receiver, head) = (office.As(Role.Receiver), office.As(Role.DivisionHead));

        var page = await receiver.OpenAsync(Office.Address(id, "chuyen"));
        Assert.Contains("Theo quy trình, bước tiếp theo là “Phân công”, do Lãnh đạo phòng", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"({office.Actor(Role.DivisionHead).Name}) thực hiện, trong 1 ngày làm việc.", page.Text(), StringComparison.Ordinal);
        Assert.Equal((await office.World.UnitAsync(Office.Division)).ToString(), page.ValueOf("Input.ToUnit"));
        page = await receiver.PressAsync("Chuyển đơn vị xử lý", new Dictionary<string, string?> { ["Input.ToUnit"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(string.IsNullOrEmpty(page.ValueOf("Input.ToUnit")));
        await receiver.OpenAsync(Office.Address(id, "chuyen"));
        await receiver.PressAsync("Chuyển đơn vị xử lý");

        page = await head.OpenAsync(Office.Address(id, "phan-cong"));
        Assert.Contains("bước tiếp theo là “Thẩm định”", page.Text(), StringComparison.Ordinal);
        Assert.Equal(office.Actor(Role.Specialist).Id.ToString(), page.ValueOf("Input.ToOfficer"));
        await head.PressAsync("Phân công người xử lý");
        Assert.Equal(office.Actor(Role.Specialist).Id, (await office.World.DossierAsync(id)).AssigneeId);
        page = await head.OpenAsync(Office.Address(id, "phan-cong"));
        Assert.Contains("bước đang thực hiện là “Thẩm định”", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipped_steps_are_named_before_and_the_reason_asked_at_its_field_stands_in_the_history_and_on_the_steps()
    {
        await using var office = await Office.OpenAsync();
        await office.ApproveProcessAsync(Assigning, Step("s2", "Thẩm định", Role.Specialist, null), Step("s3", "Cho ý kiến", null, null, "Sở Y tế"), Step("s4", "Ký duyệt", Role.AgencyHead, null));
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        Assert.Contains("Hồ sơ chưa qua những bước này của quy trình: Cho ý kiến", page.Text(), StringComparison.Ordinal);
        var typed = new Dictionary<string, string?> { ["Input.Kind"] = "Refuse", ["Input.Reason"] = "Không đủ điều kiện.", ["Input.LegalBasis"] = "Điều 5" };

        page = await specialist.PressAsync("Trình đề xuất", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Nhập lý do bỏ qua bước trong quy trình nội bộ: Cho ý kiến.", page.ErrorAt("Input.SkipReason"), StringComparison.Ordinal);
        Assert.Equal(("Refuse", "Không đủ điều kiện."), (page.ValueOf("Input.Kind"), page.ValueOf("Input.Reason")));

        page = await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.SkipReason"] = "Sở Y tế đã trả lời ở hồ sơ trước." });
        Assert.DoesNotContain("de-xuat", page.Path, StringComparison.Ordinal);
        page = await office.As(Role.AgencyHead).OpenAsync(Office.Address(id));
        Assert.Contains("Bỏ qua bước của quy trình: Cho ý kiến Lý do bỏ qua: Sở Y tế đã trả lời ở hồ sơ trước.", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Các bước đã bỏ qua: Cho ý kiến ({office.Actor(Role.Specialist).Name}, 09:00 02/03/2026). Lý do: Sở Y tế đã trả lời ở hồ sơ trước.", page.Text(), StringComparison.Ordinal);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/theo-doi/bo-qua-buoc")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("bỏ qua", (await (await office.Site.BrowseAsync(office.Citizen)).OpenAsync($"/ho-so/{id}")).Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_branch_is_chosen_with_its_condition_and_shown_from_then_on()
    {
        await using var office = await Office.OpenAsync();
        await office.ApproveProcessAsync(Assigning, new ProcessBlock("k2", BlockKind.Choice, [
            new("n3", "Phải thẩm định", [Step("s4", "Thẩm định", Role.Specialist, null)]), new("n5", "Chỉ đối chiếu", [Step("s6", "Đối chiếu", Role.Specialist, null)]), new("n7", "Đã có kết quả", [])]));
        var id = await office.AcceptedAsync();
        var (head, unit) = (office.As(Role.DivisionHead), await office.World.UnitAsync(Office.Division));
        Assert.DoesNotContain("nhánh", (await office.As(Role.Receiver).OpenAsync(Office.Address(id, "chuyen"))).Text(), StringComparison.Ordinal);
        await office.Do<TransferDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v, unit), id);

        var page = await head.OpenAsync(Office.Address(id, "phan-cong"));
        Assert.Contains("Bước đầu của nhánh: “Đối chiếu”, do Chuyên viên", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không phải làm gì thêm", page.Text(), StringComparison.Ordinal);
        page = await head.PressAsync("Phân công người xử lý");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chọn nhánh mà hồ sơ đi theo quy trình nội bộ.", page.ErrorAt("Input.Branches[k2]"), StringComparison.Ordinal);

        await head.PressAsync("Phân công người xử lý", new Dictionary<string, string?> { ["Input.Branches[k2]"] = "n5" });
        page = await head.OpenAsync(Office.Address(id));
        Assert.Contains("Chọn nhánh của quy trình: Chỉ đối chiếu", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nhánh 2b đã được chọn: Chỉ đối chiếu", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đối chiếu Hạn của bước: 09:00 03/03/2026", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dossiers_to_hand_over_stand_under_the_unit_of_their_process_whatever_is_usual()
    {
        await using var office = await Office.OpenAsync();
        await office.AssignedAsync();
        var usual = await office.AcceptedAsync();
        await office.ApproveProcessAsync(Step("s1", "Phân công", Role.DivisionHead, "SKHCN-QT-QLKH"));
        var prescribed = await office.AcceptedAsync();

        var page = await office.As(Role.Receiver).OpenAsync("/can-bo/ban-giao");
        var sections = page.Document.QuerySelectorAll("main section").Where(s => s.QuerySelector("[name=Chosen]") is not null).ToDictionary(s => s.QuerySelector("h2")!.TextContent.Trim(), s => s.TextContent);
        Assert.Contains((await office.World.DossierAsync(prescribed)).Code!, sections["Phòng Quản lý khoa học"], StringComparison.Ordinal);
        Assert.Contains((await office.World.DossierAsync(usual)).Code!, sections["Phòng Quản lý công nghệ và Chuyên ngành"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_without_a_process_is_asked_and_told_nothing()
    {
        await using var office = await Office.OpenAsync();
        var page = await office.As(Role.Receiver).OpenAsync(Office.Address(await office.AcceptedAsync(), "chuyen"));

        Assert.DoesNotContain("quy trình", page.Text("main"), StringComparison.OrdinalIgnoreCase);
        Assert.True(string.IsNullOrEmpty(page.ValueOf("Input.ToUnit")));
    }

    private static ProcessStep Step(string key, string name, Role? role, string? unit, string? other = null) => new(key, new(name, role, unit, other, new(1, StepUnit.Day), null));
}
