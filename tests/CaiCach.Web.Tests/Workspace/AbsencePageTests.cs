using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Posts, absences and substitutes as officials see them.</summary>
public sealed class AbsencePageTests
{
    [Fact]
    public async Task An_officer_goes_away_the_substitute_proposes_in_his_place_and_the_head_is_warned_before_assigning()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var substitute = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        var away = office.As(Role.Specialist);
        await away.OpenAsync("/can-bo");
        var page = await away.ClickAsync("Vị trí và ngày vắng mặt của tôi");
        Assert.Contains("chuyên viên thụ lý", page.Text(".cc-card"), StringComparison.Ordinal);

        page = await away.PressAsync("Ghi kỳ vắng mặt", new Dictionary<string, string?> { ["Input.FirstDay.Day"] = "2", ["Input.Substitute"] = substitute.Id.ToString() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Ngày đầu vắng mặt: còn thiếu tháng và năm", page.ErrorAt("Input.FirstDay"));
        Assert.Equal("Nhập ngày cuối vắng mặt.", page.ErrorAt("Input.LastDay"));
        Assert.Equal(substitute.Id.ToString(), page.ValueOf("Input.Substitute"));

        page = await away.PressAsync("Ghi kỳ vắng mặt", Days);
        Assert.Contains("Đã ghi kỳ vắng mặt.", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"từ 02/03/2026 đến 06/03/2026 đang vắng mặt người thay: {substitute.Name}", page.Text(), StringComparison.Ordinal);

        var choices = (await office.As(Role.DivisionHead).OpenAsync(Office.Address(id, "phan-cong"))).Text("select");
        Assert.Contains($"{office.Actor(Role.Specialist).Name} (vắng mặt đến 06/03/2026; người thay: {substitute.Name})", choices, StringComparison.Ordinal);

        using var other = await office.Site.BrowseAsync(substitute);
        await other.OpenAsync("/can-bo");
        var list = await other.ClickAsync("Hồ sơ làm thay");
        Assert.Contains(office.Actor(Role.Specialist).Name, list.Text("table"), StringComparison.Ordinal);
        await other.OpenAsync(Office.Address(id, "de-xuat"));
        page = await other.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Grant", ["Input.Reason"] = "Đủ điều kiện" }, new ChosenFile("Input.File", "du-thao.pdf", Office.Pdf));
        Assert.Contains($"Làm thay {office.Actor(Role.Specialist).Name}, đang vắng mặt", (await other.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_ends_the_absence_of_an_officer_and_whoever_comes_second_is_told()
    {
        await using var office = await Office.OpenAsync();
        var (head, officer) = (office.As(Role.DivisionHead), office.As(Role.Specialist));
        await head.OpenAsync("/can-bo/vi-tri");
        await head.PressAsync("Ghi kỳ vắng mặt", new Dictionary<string, string?>(Days) { ["Input.Person"] = office.Actor(Role.Specialist).Id.ToString() });
        await officer.OpenAsync("/can-bo/vi-tri");
        var button = $"Kết thúc sớm kỳ vắng mặt của {office.Actor(Role.Specialist).Name}";

        Assert.Contains("Đã kết thúc kỳ vắng mặt.", (await head.PressAsync(button)).Text(), StringComparison.Ordinal);
        var page = await officer.PressAsync(button);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Kỳ vắng mặt này đã được người khác kết thúc.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_goes_away_without_a_substitute_and_is_led_to_the_delegations_and_a_clerk_is_stood_in_for()
    {
        await using var office = await Office.OpenAsync();
        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync("/can-bo/vi-tri");
        Assert.Contains("Lãnh đạo cơ quan không có người thay", page.Text(".govuk-inset-text"), StringComparison.Ordinal);
        var clerk = await office.World.OfficialAsync(Role.Clerk);
        page = await head.PressAsync("Ghi kỳ vắng mặt", new Dictionary<string, string?>(Days) { ["Input.Substitute"] = clerk.Id.ToString() });
        Assert.StartsWith("Lãnh đạo cơ quan không cử người thay ở đây", page.ErrorAt("Input.Substitute"), StringComparison.Ordinal);
        page = await head.PressAsync("Ghi kỳ vắng mặt", new Dictionary<string, string?> { ["Input.Substitute"] = "" });
        Assert.Contains("chưa ủy quyền cho ai ký", page.Text(), StringComparison.Ordinal);
        page = await head.PressAsync("Ghi kỳ vắng mặt", new Dictionary<string, string?>(Days) { ["Input.Person"] = office.Actor(Role.Clerk).Id.ToString(), ["Input.Substitute"] = clerk.Id.ToString() });
        Assert.Contains("văn thư, Văn phòng Sở: người thay làm", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ủy quyền ký", (await head.ClickAsync("Ghi ủy quyền ký")).Text("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_proposed_and_heads_the_body_now_finds_no_way_to_sign_and_reads_what_to_do()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await using (var db = office.World.Database.Open())
        {
            (await db.Dossiers.FindAsync(id))!.ProposedById = office.Actor(Role.AgencyHead).Id;
            await db.SaveChangesAsync();
        }

        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync("/can-bo/ky");
        Assert.Contains("Ông/bà thụ lý, đề xuất hồ sơ này nên không tự ký.", page.Text("table"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[name=Chosen]"));
        page = await head.OpenAsync(Office.Address(id));
        Assert.Contains("hôm nay cơ quan chưa có ai khác ký được", page.Text(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href$='ky-giai-quyet']"));
    }

    private static Dictionary<string, string?> Days => new()
    {
        ["Input.FirstDay.Day"] = "2",
        ["Input.FirstDay.Month"] = "3",
        ["Input.FirstDay.Year"] = "2026",
        ["Input.LastDay.Day"] = "6",
        ["Input.LastDay.Month"] = "3",
        ["Input.LastDay.Year"] = "2026",
    };
}
