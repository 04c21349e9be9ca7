using System.Net;
using System.Text.Json;
using CaiCach.Application.Questions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Questions;

/// <summary>The pages of questions and answers without a script. Monday 02/3/2026, 09:00.</summary>
public sealed class QuestionPageTests
{
    private const string Ask = $"/thu-tuc/{World.Procedure}/hoi";

    [Fact]
    public async Task What_is_wrong_with_a_question_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        await citizen.OpenAsync(Ask);
        var page = await citizen.PressAsync("Gửi câu hỏi", new Dictionary<string, string?> { ["Input.Content"] = "Nộp ở đâu?", ["Input.Phone"] = "12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nhập họ và tên.", page.ErrorAt("Input.Name"));
        Assert.StartsWith("Đánh dấu đồng ý", page.ErrorAt("Input.Agreed"), StringComparison.Ordinal);
        Assert.Equal(("Nộp ở đâu?", "12"), (page.ValueOf("Input.Content"), page.ValueOf("Input.Phone")));
        page = await citizen.PressAsync("Gửi câu hỏi", new Dictionary<string, string?> { ["Input.Phone"] = "" });
        Assert.Equal("Nhập thư điện tử hoặc số điện thoại để nhận trả lời.", page.ErrorAt("Input.Email"));
        await using var db = site.World.Database.Open();
        Assert.False(await db.Questions.AnyAsync());
    }

    [Fact]
    public async Task An_unknown_code_or_procedure_is_not_found_and_guessing_ends()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var citizen = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/thu-tuc/9.999999/hoi")).Status);
        var page = await citizen.OpenAsync("/hoi-dap/cau-hoi/HD-260302-KHONGCO12345");
        Assert.Equal((HttpStatusCode.NotFound, "Không có câu hỏi nào có mã này. Hãy kiểm tra lại mã."), (page.Status, page.ErrorAt("Code")));
        for (var i = 0; i < 20 && page.Status != HttpStatusCode.TooManyRequests; i++)
        {
            page = await citizen.OpenAsync("/hoi-dap/cau-hoi/HD-260302-KHONGCO12345");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
    }

    [Fact]
    public async Task The_bank_is_exported_in_the_names_of_the_national_service_and_a_typed_text_stays_after_a_fault()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var world = site.World;
        var (keeper, head) = (await world.OfficialAsync(Role.ProcedureController), await world.OfficialAsync(Role.AgencyHead));
        using var controller = await site.BrowseAsync(keeper);
        await controller.OpenAsync("/can-bo/hoi-dap/them");
        var page = await controller.PressAsync("Trình duyệt", new Dictionary<string, string?> { ["Input.Public"] = "Mất bao lâu?", ["Input.Procedure"] = "9.999999" });
        Assert.Equal(("Nhập mã của một thủ tục đang công khai.", "Mất bao lâu?"), (page.ErrorAt("Input.Procedure"), page.ValueOf("Input.Public")));
        page = await controller.PressAsync("Trình duyệt", new Dictionary<string, string?> { ["Input.Procedure"] = World.Procedure, ["Input.Text"] = "Năm ngày làm việc.", ["Input.Agency"] = (await world.UnitAsync(World.Agency)).ToString() });
        Assert.Contains("Đã ghi nhận.", page.Text(), StringComparison.Ordinal);
        using var citizen = site.Browse();
        Assert.DoesNotContain("Mất bao lâu?", (await citizen.OpenAsync("/hoi-dap")).Text(), StringComparison.Ordinal);

        await using var db = world.Database.Open();
        var answer = await db.BankAnswers.AsNoTracking().SingleAsync();
        Assert.IsType<QuestionOutcome.Done>(await world.Do<HandleBankAnswer, QuestionOutcome>(u => u.RunAsync(world.By(head), answer.Id, 1, new(BankAct.Approve))));
        Assert.Contains("Mất bao lâu?", (await citizen.OpenAsync($"/thu-tuc/{World.Procedure}")).Text(), StringComparison.Ordinal);
        using var file = JsonDocument.Parse((await citizen.OpenAsync($"/hoi-dap/tep.json?co-quan={World.Agency}")).Html);
        var row = Assert.Single(file.RootElement.EnumerateArray());
        Assert.Equal(
            ["HOIDAPID", "MALINHVUC", "MATTHC", "MADONVI", "TENDONVI", "NOIDUNG", "NOIDUNGTRALOI", "TRALOIID", "TRANGTHAI"], row.EnumerateObject().Select(p => p.Name));
        Assert.Equal((World.Procedure, "Mất bao lâu?"), (row.GetProperty("MATTHC").GetString(), row.GetProperty("NOIDUNG").GetString()));
    }
}
