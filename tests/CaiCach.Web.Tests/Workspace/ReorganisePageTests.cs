using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data.Processes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An administrator merges two departments, and everybody finds the dossier where it went.</summary>
public sealed class ReorganisePageTests
{
    private static readonly Dictionary<string, string?> Merger = new()
    {
        ["Input.First.Name"] = "Sở Khoa học, Công nghệ và Sở hữu trí tuệ",
        ["Input.First.Code"] = "SKHCN-MOI",
        ["Input.First.Identifier"] = "H50.999",
        ["Input.Number"] = "12/QĐ-BKHCN",
        ["Input.Date.Day"] = "1",
        ["Input.Date.Month"] = "3",
        ["Input.Date.Year"] = "2026",
        ["Input.Day.Day"] = "2",
        ["Input.Day.Month"] = "3",
        ["Input.Day.Year"] = "2026",
    };

    [Fact]
    public async Task Posts_that_nobody_may_hold_together_are_named_in_the_preview_and_one_is_ended_there()
    {
        await using var office = await Office.OpenAsync();
        var (head, other) = (office.Actor(Role.AgencyHead), await office.World.UnitAsync("BKHCN-SHTT"));
        Guid post;
        await using (var db = office.World.Database.Open())
        {
            db.Posts.Add(new() { Id = Guid.NewGuid(), AccountId = head.Id!.Value, UnitId = other, Role = Role.Clerk, ValidFrom = new(2026, 1, 1) });
            await db.SaveChangesAsync();
            post = await db.Posts.Where(p => p.AccountId == head.Id && p.Role == Role.AgencyHead).Select(p => p.Id).SingleAsync();
        }

        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        await admin.OpenAsync("/can-bo/to-chuc");
        await admin.ClickAsync("Sáp nhập, hợp nhất đơn vị");
        var into = Merger.ToDictionary(f => f.Key, f => f.Key.StartsWith("Input.First.", StringComparison.Ordinal) ? null : f.Value);
        into["Input.First.Existing"] = other.ToString();
        into["Input.Sources"] = (await office.World.UnitAsync(World.Agency)).ToString();
        var page = await admin.PressAsync("Xem trước", into);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith($"{head.Name} sẽ vừa là lãnh đạo cơ quan vừa là văn thư trong một cơ quan", page.ErrorAt($"Input.Posts[{post}]"), StringComparison.Ordinal);
        page = await admin.PressAsync("Xác nhận, ghi quyết định");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await admin.PressAsync("Xác nhận, ghi quyết định", new Dictionary<string, string?> { [$"Input.Posts[{post}]"] = "het" });
        Assert.Contains("Đã ghi quyết định.", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_administrator_previews_a_merger_confirms_it_and_the_officers_work_on(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.AssignedAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        await admin.OpenAsync("/can-bo/to-chuc");
        await admin.ClickAsync("Sáp nhập, hợp nhất đơn vị");
        var page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Merger) { ["Input.First.Code"] = "SKHCN-QT", ["Input.Day.Day"] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn ít nhất một đơn vị.", page.ErrorAt("Input.Sources"));
        Assert.StartsWith("Ngày có hiệu lực phải từ hôm nay trở đi", page.ErrorAt("Input.Day"), StringComparison.Ordinal);
        Assert.Equal("12/QĐ-BKHCN", page.ValueOf("Input.Number"));

        var (one, other) = (await office.World.UnitAsync(World.Agency), await office.World.UnitAsync("BKHCN-SHTT"));
        page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Merger) { ["Input.Sources"] = one.ToString() });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("1 hồ sơ, 0 phản ánh, 0 câu hỏi đang mở; 6 đơn vị bên dưới", page.Text(".govuk-summary-list"), StringComparison.Ordinal);
        Assert.Contains("Phòng Quản lý khoa học", page.Text(), StringComparison.Ordinal);
        page = await admin.PressAsync("Sửa lại");
        Assert.Equal("SKHCN-MOI", page.ValueOf("Input.First.Code"));
        await admin.PressAsync("Xem trước");
        page = await admin.PressAsync("Xác nhận, ghi quyết định");
        Assert.Contains("Đã ghi quyết định.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hợp nhất Sở Khoa học và Công nghệ tỉnh Quảng Trị thành Sở Khoa học, Công nghệ và Sở hữu trí tuệ", page.Text(), StringComparison.Ordinal);
        Assert.NotEqual(one, other);

        await office.World.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background")));
        page = await admin.OpenAsync("/can-bo/to-chuc");
        Assert.Contains("đã chuyển 1 hồ sơ", page.Text(), StringComparison.Ordinal);
        Assert.Contains("nay là Sở Khoa học, Công nghệ và Sở hữu trí tuệ", page.Text("tbody"), StringComparison.Ordinal);

        await office.LaterAsync("2026-03-02T10:00");
        page = await office.As(Role.Specialist).OpenAsync(Office.Address(id));
        Assert.Contains("Chuyển sang cơ quan, đơn vị kế thừa; mã, thời hạn giữ nguyên", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Theo Quyết định số 12/QĐ-BKHCN ngày 01/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, (await office.As(Role.Specialist).OpenAsync("/can-bo/viec/xu-ly")).Text(), StringComparison.Ordinal);
        var moved = (await office.As(Role.Specialist).OpenAsync(Office.Address(id, "mau-06"))).Document.QuerySelectorAll("article .cc-handover")[^1].TextContent;
        Assert.Contains("Giao: Phòng Quản lý công nghệ và Chuyên ngành", moved, StringComparison.Ordinal);
        Assert.Contains("– Sở Khoa học, Công nghệ và Sở hữu trí tuệ", moved[moved.IndexOf("Nhận:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("Theo Quyết định số 12/QĐ-BKHCN ngày 01/03/2026", moved, StringComparison.Ordinal);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/tra-cuu");
        page = await visitor.PressAsync("Tra cứu", new Dictionary<string, string?> { ["Input.Number"] = (await office.World.DossierAsync(id)).Code, ["Input.LastFour"] = "9901" });
        Assert.Contains("Hồ sơ chuyển sang cơ quan, đơn vị kế thừa; mã và thời hạn giữ nguyên", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_said_and_a_decision_is_called_off_before_its_day()
    {
        await using var office = await Office.OpenAsync();
        await office.AssignedAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"));
        var division = await office.World.UnitAsync(Office.Division);
        var form = Merger.Where(f => !f.Key.StartsWith("Input.First", StringComparison.Ordinal)).Append(new("Input.Sources", division.ToString())).ToDictionary(f => f.Key, f => f.Value);
        await admin.OpenAsync("/can-bo/to-chuc/giai-the");
        var page = await admin.PressAsync("Xem trước", form);
        Assert.Contains("còn 1 hồ sơ, 0 phản ánh, 0 câu hỏi chưa kết thúc, 0 đơn vị bên dưới và 0 thủ tục đang tiếp nhận", page.ErrorAt("Input.Sources"), StringComparison.Ordinal);

        await admin.OpenAsync("/can-bo/to-chuc/doi-ten");
        await admin.PressAsync("Xem trước", new Dictionary<string, string?>(form) { ["Input.NewName"] = "Phòng Công nghệ", ["Input.Day.Day"] = "9" });
        page = await admin.PressAsync("Xác nhận, ghi quyết định");
        Assert.Contains("chờ đến ngày", page.Text(), StringComparison.Ordinal);
        page = await admin.PressAsync("Hủy quyết định 12/QĐ-BKHCN");
        Assert.Contains("Đã hủy quyết định.", page.Text(), StringComparison.Ordinal);

        using var head = await office.Site.BrowseAsync(office.Actor(Role.AgencyHead));
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync("/can-bo/to-chuc")).Status);
    }

    [Fact]
    public async Task A_department_is_divided_and_each_procedure_is_given_its_place()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        var one = (await office.World.UnitAsync(World.Agency)).ToString();
        await admin.OpenAsync("/can-bo/to-chuc/chia-tach");
        var page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Merger.Where(f => !f.Key.StartsWith("Input.First", StringComparison.Ordinal)).ToDictionary())
        {
            ["Input.Sources"] = one,
            ["Input.First.Existing"] = one,
            ["Input.Second.Name"] = "Sở Sở hữu trí tuệ",
            ["Input.Second.Code"] = "SSHTT",
            ["Input.Second.Identifier"] = "H50.998",
        });
        Assert.Equal(HttpStatusCode.OK, page.Status);

        // A third one, typed wrong at first; a block left empty is none.
        await admin.PressAsync("Sửa lại");
        await admin.PressAsync("Thêm đơn vị nhận");
        await admin.PressAsync("Thêm đơn vị nhận");
        page = await admin.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.More[0].Name"] = "Sở An toàn bức xạ", ["Input.More[0].Code"] = "SSHTT", ["Input.More[0].Identifier"] = "H50.997" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Mã SSHTT đã có", page.ErrorAt("Input.More[0].Code"), StringComparison.Ordinal);
        page = await admin.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.More[0].Code"] = "SATBX" });
        Assert.Contains("Sở Sở hữu trí tuệ và Sở An toàn bức xạ", page.Text(".govuk-summary-list"), StringComparison.Ordinal);
        await admin.PressAsync("Xác nhận, ghi quyết định", new Dictionary<string, string?> { [$"Input.Procedures[{World.Procedure}]"] = "2" });
        await office.World.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background")));
        Assert.Equal(await office.World.UnitAsync("SATBX"), (await office.World.DossierAsync(id)).AgencyId);
    }

    [Fact]
    public async Task What_goes_on_and_what_is_decided_anew_is_listed_before_and_after_and_a_draft_is_begun_from_an_old_process()
    {
        await using var office = await Office.OpenAsync();
        var (one, other) = (await office.World.UnitAsync(World.Agency), await office.World.UnitAsync("BKHCN-SHTT"));
        await using (var db = office.World.Database.Open())
        {
            db.Offerings.Add(new() { Id = Guid.NewGuid(), AgencyId = other, ProcedureCode = World.Procedure, ValidFrom = new(2023, 1, 1) });
            db.ProcessVersions.AddRange(new[] { (one, World.Procedure, "Xem xét"), (other, World.Procedure, "Thẩm tra"), (one, "PAUSE.SAMPLE", "Xem xét") }.Select(p => new ProcessVersion
            {
                Id = Guid.NewGuid(),
                Version = 1,
                AgencyId = p.Item1,
                ProcedureCode = p.Item2,
                Number = 1,
                State = ProcessState.Approved,
                Document = ProcessDocument.Write(new([new ProcessStep("s1", new(p.Item3, Role.Specialist, null, null, new(1, StepUnit.Day), null))])),
                ChangedAt = office.World.Clock.Now,
                ChangedBy = "Người soạn",
                DecisionNumber = "837/QĐ-UBND",
                DecisionDate = new(2026, 2, 27),
                Signer = "Chủ tịch",
                InForceFrom = new(2026, 3, 1),
            }));
            await db.SaveChangesAsync();
        }

        office.World.Get<ReferenceStore>().Forget();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        await admin.OpenAsync("/can-bo/to-chuc/sap-nhap");
        var page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Merger) { ["Input.Sources"] = one.ToString() });
        Assert.Equal("Tiếp tục áp dụng (2)", page.Document.QuerySelector("main details summary")!.TextContent.Trim());
        Assert.IsType<ReorganisationOutcome.Done>(await office.World.Do<RecordReorganisation, ReorganisationOutcome>(async u => await u.RunAsync(
            office.World.By(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC")),
            new(ReorganisationKind.Merge, "12/QĐ-BKHCN", new(2026, 3, 1), new(2026, 3, 2), [one, other], [new(null, "SKHCN-MOI", "H50.999", "Sở Mới")]))));
        page = await admin.OpenAsync("/can-bo/to-chuc");
        Assert.Equal(["Phải quyết định lại (1)", "Tiếp tục áp dụng (1)"], page.Document.QuerySelectorAll(".cc-card details summary").Select(d => d.TextContent.Trim()));
        await office.World.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background")));
        page = await admin.OpenAsync("/can-bo/to-chuc");
        Assert.Contains($"Quy trình nội bộ của thủ tục {World.Procedure}", page.Text(".cc-card details"), StringComparison.Ordinal);

        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-MOI"));
        page = await controller.OpenAsync("/can-bo/quy-trinh/SKHCN-MOI/PAUSE.SAMPLE");
        Assert.Contains("Tiếp tục của Sở Khoa học và Công nghệ tỉnh Quảng Trị theo Quyết định số 12/QĐ-BKHCN ngày 01/03/2026.", page.Text(".cc-history"), StringComparison.Ordinal);
        page = await controller.OpenAsync($"/can-bo/quy-trinh/SKHCN-MOI/{World.Procedure}");
        Assert.Contains("chưa có quy trình nội bộ", page.Text(), StringComparison.Ordinal);
        page = await controller.PressAsync("Sao chép thành bản dự thảo", new Dictionary<string, string?> { ["From"] = World.Agency });
        Assert.Contains("Xem xét", page.Text(".cc-steps"), StringComparison.Ordinal);
        page = await controller.OpenAsync($"/can-bo/quy-trinh/BKHCN-SHTT/{World.Procedure}");
        Assert.Contains("Thẩm tra", page.Text(".cc-steps"), StringComparison.Ordinal);
        Assert.DoesNotContain("Soạn bản mới", page.Text(), StringComparison.Ordinal);
    }
}
