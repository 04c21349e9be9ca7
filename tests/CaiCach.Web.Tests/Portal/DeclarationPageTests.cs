using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Api;
using CaiCach.Web.Tests.Workspace;
using CaiCach.Web.Workspace.Catalogue;

namespace CaiCach.Web.Tests.Portal;

/// <summary>An electronic declaration on the pages of the citizen and of the counter, all without scripts, and in the API.</summary>
public sealed class DeclarationPageTests
{
    private static string At(string key) => $"Input.Declared.C1.{key}";

    [Fact]
    public async Task A_citizen_fills_it_in_beginning_with_the_own_facts_corrects_it_files_it_reads_it_and_declares_anew()
    {
        await using var office = await Office.OpenAsync();
        await office.World.DeclareAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("Khai trực tuyến được", (await citizen.OpenAsync("/thu-tuc/" + World.Procedure)).Text(), StringComparison.Ordinal);
        await citizen.StartAsync();
        var page = await citizen.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        Assert.Equal(office.Citizen.Name, page.ValueOf(At("coSo")));

        page = await citizen.PressAsync("Tiếp tục", new Dictionary<string, string?> { [At("soMay")] = "2.001", [At("coSo")] = "Phòng khám <Mẫu>", [At("loai")] = "Di động", [At("ghiChu")] = "Dòng một\nDòng hai" });
        Assert.Equal("Số máy: phải từ 1 đến 2.000.", page.ErrorAt(At("soMay")));
        Assert.Equal("Nhập mục: Biển số xe.", page.ErrorAt(At("bienSo")));
        Assert.Null(page.ErrorAt("tep-1"));
        Assert.Equal(("2.001", "Phòng khám <Mẫu>", "Di động"), (page.ValueOf(At("soMay")), page.ValueOf(At("coSo")), page.ValueOf(At("loai"))));
        page = await citizen.PressAsync("Tiếp tục", new Dictionary<string, string?> { [At("soMay")] = "1.500", [At("bienSo")] = "74A-000.01" });
        Assert.EndsWith("/kiem-tra", page.Path, StringComparison.Ordinal);
        Assert.Contains("Phòng khám <Mẫu>", page.Text(), StringComparison.Ordinal);
        page = await citizen.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        Assert.EndsWith("/bien-nhan", page.Path, StringComparison.Ordinal);
        var id = page.IdIn();
        var paper = Assert.Single((await office.World.DossierAsync(id)).Papers);
        Assert.Contains(DeclaredAnswers.HashOf(paper.Answers!), page.Text(), StringComparison.Ordinal);
        page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("74A-000.01", page.Text(), StringComparison.Ordinal);
        page = await citizen.ClickAsync("Bản in tờ khai");
        Assert.Contains("1.500", page.Text("article"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/ho-so/{id}/to-khai/11111111-2222-3333-4444-555555555555")).Status);

        FilingSteps.Done(await office.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, 1)));
        page = await office.As(Role.Receiver).OpenAsync(Office.Address(id));
        Assert.Contains("74A-000.01", page.Text(), StringComparison.Ordinal);
        page = await office.As(Role.Receiver).ClickAsync("Bản in tờ khai");
        Assert.Contains("Phòng khám <Mẫu>", page.Text("article"), StringComparison.Ordinal);

        FilingSteps.Done(await office.World.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, 2, new(["Ghi lại số máy"], "Sai số máy", null))));
        await citizen.OpenAsync($"/ho-so/{id}/bo-sung");
        Assert.Equal("1.500", citizen.Page.ValueOf("Declared[C1][soMay]"));
        page = await citizen.PressAsync("Gửi bổ sung");
        Assert.Equal("Tải lên ít nhất một giấy tờ bổ sung.", page.ErrorAt("Chosen"));
        page = await citizen.PressAsync("Gửi bổ sung", FilingSteps.Chosen("Declared[C1][soMay]", "nhiều"));
        Assert.Equal(("Số máy: nhập số nguyên, ví dụ 1.500.", "nhiều"), (page.ErrorAt("Declared[C1][soMay]"), page.ValueOf("Declared[C1][soMay]")));
        page = await citizen.PressAsync("Gửi bổ sung", FilingSteps.Chosen("Declared[C1][soMay]", "7"));
        Assert.Equal($"/ho-so/{id}", page.Path);
        Assert.Equal(["1500", "7"], (await office.World.DossierAsync(id)).Papers.OrderBy(p => p.AddedAtVersion).Select(p => DeclaredAnswers.Parse(p.Answers!)["soMay"]));
    }

    [Fact]
    public async Task The_counter_takes_a_paper_form_or_fills_it_in_and_online_it_must()
    {
        const string Button = "Nộp và mở hồ sơ";
        await using var office = await Office.OpenAsync();
        await office.World.DeclareAsync();
        var receiver = office.As(Role.Receiver);
        Dictionary<string, string?> good = new()
        {
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045090999901",
            ["Input.Phone"] = "0912345678",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        };
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var page = await receiver.PressAsync(Button, new Dictionary<string, string?>(good) { ["Input.Papers[0].Declared[soMay]"] = "một", ["Input.Papers[0].Declared[loai]"] = "Cố định" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Số máy: nhập số nguyên, ví dụ 1.500.", "một"), (page.ErrorAt("Input.Papers[0].Declared[soMay]"), page.ValueOf("Input.Papers[0].Declared[soMay]")));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Papers[0].Declared[soMay]"] = "2" });
        var declared = DeclaredAnswers.Parse(Assert.Single((await office.World.DossierAsync(Guid.Parse(page.Path.Split('/')[3]))).Papers).Answers!);
        Assert.Equal(("Trần Thị Thử Hai", "045090999901", "2"), (declared["coSo"], declared["soGiayTo"], declared["soMay"]));

        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?>(good) { ["Input.IdNumber"] = "045185000011", ["Input.Name"] = "Lê Thị Mẫu", ["Input.Papers[0].Originals"] = "1" });
        Assert.StartsWith("/can-bo/ho-so/", page.Path, StringComparison.Ordinal);
        Assert.Null(Assert.Single((await office.World.DossierAsync(Guid.Parse(page.Path.Split('/')[3]))).Papers).Answers);
    }

    [Fact]
    public async Task A_program_reads_what_is_asked_files_the_answers_and_reads_them_with_numbers_of_people_masked()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        await caller.Site.World.DeclareAsync();
        var fields = JsonNode.Parse(await caller.Http.GetStringAsync(new Uri("/api/v1/procedures/" + World.Procedure, UriKind.Relative)))!["papers"]![0]!["declaration"]!.AsArray();
        Assert.Equal(("loai", "choice", "Di động"), ((string?)fields[5]!["key"], (string?)fields[5]!["kind"], (string?)fields[5]!["choices"]![1]));

        var filing = await caller.FilingAsync();
        var missing = await caller.FileAsync(filing, "k-1");
        Assert.Equal((422, "/papers"), (missing.Status, missing.Pointer));
        filing["papers"] = JsonNode.Parse("""[{"componentCode": "C1", "answers": {"coSo": "Cơ sở", "soGiayTo": "045090999901", "soMay": "x", "loai": "Cố định"}}]""");
        var wrong = await caller.FileAsync(filing, "k-1");
        Assert.Equal((422, "/papers/0/answers/soMay"), (wrong.Status, wrong.Pointer));
        filing["papers"]![0]!["answers"]!["soMay"] = "3";
        var filed = await caller.FileAsync(filing, "k-1");
        Assert.Equal(201, filed.Status);
        var paper = JsonNode.Parse(await caller.Http.GetStringAsync(filed.Response.Headers.Location))!["papers"]![0]!;
        Assert.Equal(("*********901", "3", 2), ((string?)paper["answers"]!["soGiayTo"], (string?)paper["answers"]!["soMay"], (int?)paper["answersVersion"]));
    }

    [Fact]
    public async Task A_field_that_hangs_on_another_says_on_which_and_what_was_typed_in_it_goes_when_the_other_is_answered_otherwise()
    {
        await using var office = await Office.OpenAsync();
        await office.World.DeclareAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        await citizen.StartAsync();
        var page = await citizen.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        var group = Assert.Single(page.Document.QuerySelectorAll("[data-only-when]"), g => g.GetAttribute("data-only-when") != "");
        Assert.Equal((At("loai"), "Di động"), (group.GetAttribute("data-only-when"), group.GetAttribute("data-value")));
        Assert.Contains("Chỉ khai khi “Loại máy” là “Di động”.", group.TextContent, StringComparison.Ordinal);

        page = await citizen.PressAsync("Tiếp tục", new Dictionary<string, string?> { [At("loai")] = "Di động", [At("bienSo")] = "74A-000.01" });
        Assert.Equal("74A-000.01", page.ValueOf(At("bienSo")));
        page = await citizen.PressAsync("Tiếp tục", FilingSteps.Chosen(At("loai"), "Cố định"));
        Assert.Equal(("Cố định", ""), (page.ValueOf(At("loai")), page.ValueOf(At("bienSo"))));
        await using var db = office.World.Database.Open();
        Assert.DoesNotContain("74A-000.01", db.Drafts.Single().Answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_specialist_has_it_in_sight_and_the_control_officer_edits_it_with_faults_by_line()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.World.DeclareAsync();
        await using (var db = office.World.Database.Open())
        {
            var paper = db.DossierPapers.Single(p => p.DossierId == id);
            (paper.Answers, paper.AnswersVersion) = ("""{"coSo":"Phòng khám Mẫu","soMay":"1500"}""", 2);
            await db.SaveChangesAsync();
        }

        Assert.Contains("1.500", (await office.As(Role.Specialist).OpenAsync(Office.Address(id, "de-xuat"))).Text("dl.cc-declared"), StringComparison.Ordinal);

        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync("/can-bo/danh-muc?tim=" + World.Procedure);
        await controller.ClickAsync(World.Procedure);
        var page = await controller.PressAsync("Soạn sửa đổi, bổ sung");
        const string Field = "Form.Papers[0].Declaration";
        Assert.StartsWith("coSo | Tên cơ sở | văn bản | bắt buộc", page.ValueOf(Field), StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu và gửi rà soát", FilingSteps.Chosen(Field, "soMay | Số máy | số | bắt buộc\nloai | Loại | chọn | bắt buộc"));
        Assert.StartsWith("Dòng 2: Danh sách chọn phải có từ 2 đến 100 mục.", page.ErrorAt(Field), StringComparison.Ordinal);
        Assert.Contains("loai | Loại", page.ValueOf(Field), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_of_the_editor_say_all_that_a_declaration_says_and_a_line_that_is_none_stays()
    {
        var declaration = JsonNode.Parse(World.Declaration)!;
        declaration["fields"]![7]!["hint"] = "Ghi thêm nếu có";
        declaration["fields"]!.AsArray().Add(JsonNode.Parse("""{"key": "moi", "label": "Máy mới", "kind": "yes_no", "required": true}"""));
        declaration["fields"]!.AsArray().Add(JsonNode.Parse("""{"key": "so", "label": "Số", "kind": "text", "required": true, "onlyWhen": {"key": "moi", "value": "yes"}}"""));
        var lines = DeclarationLines.Of(declaration)!;
        Assert.Contains("soMay | Số máy | số | bắt buộc | từ = 1 | đến = 2000\n", lines, StringComparison.Ordinal);
        var paper = new JsonObject();
        DeclarationLines.Write(paper, lines, "invented");
        Assert.True(JsonNode.DeepEquals(declaration, paper["declaration"]), paper.ToJsonString());

        DeclarationLines.Write(paper, "một dòng | sai", null);
        Assert.Equal("một dòng | sai", DeclarationLines.Of(paper["declaration"]));
        DeclarationLines.Write(paper, " ", null);
        Assert.Null(paper["declaration"]);
    }
}
